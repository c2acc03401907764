export default {"title": "J", chapters: [{id: 1, location: {center: [1, 2], zoom: 3}}]}
