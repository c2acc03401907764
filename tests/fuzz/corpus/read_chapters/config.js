// The template of mapbox/storytelling
var config = {
    style: 'mapbox://styles/branigan/cjzsvonse027m1co4nkxp13b3',
    accessToken: 'pk.' + 'secret',
    showMarkers: false,
    markerColor: '#3FB1CE',
    //projection: 'equirectangular',
    inset: true,
    insetOptions: { markerColor: 'orange' },
    theme: 'light',
    use3dTerrain: false,
    auto: false,
    title: 'The Title Text of this Story',
    subtitle: "A descriptive and interesting subtitle to draw in the reader",
    byline: `By a Digital
Storyteller`,
    footer: 'Source: source citations, etc. <br> Created using <a href="https://github.com/mapbox/storytelling" target="_blank">Mapbox Storytelling</a> template.',
    chapters: [
        {
            id: 'slug-style-name-1',
            alignment: 'left',
            hidden: false,
            title: 'Display Title',
            image: './path/to/image/source.png',
            description: 'Lorem ipsum dolor sit amet, ' +
                'it\'s consectetur \u00e9.',
            location: {
                center: [-113.72917, 48.58938],
                zoom: 12.92,
                pitch: 39.50,
                bearing: 36.00,
            },
            mapAnimation: 'flyTo',
            rotateAnimation: false,
            callback: function () { return "}" + `${1 + 2}`; },
            onChapterEnter: [{ layer: 'layer-name', opacity: 1, duration: 5000 }],
            onChapterExit: [],
        },
        { id: 'second-identifier', title: `Second`, description: 'Copy these sections to add to your story.<p><a href="https://example.org/x">More</a>', location: { center: { lng: -77.02, lat: 38.9 }, zoom: 8.5 }, callback: () => /[/}]/.test("x"), hidden: true },
        { id: 'third', title: 'Third', location: { center: HOME, zoom: 0x8 } },
    ]
};
