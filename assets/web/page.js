// A tour as a web page: one step at a time, by keys and buttons, with cards for its markers. Without this script the page
// is read from top to bottom. Words come from the page.
"use strict";
(() => {
  const page = document.documentElement;
  const steps = [...document.querySelectorAll(".step")];
  const links = [...document.querySelectorAll(".bar li a")];
  const [previous, next, text, count, told] = ["previous", "next", "text", "count", "told"].map((id) => document.getElementById(id));
  const from_right = page.dir === "rtl";
  let current = -1;
  let digits = "";

  const show = (index) => {
    index = Math.max(0, Math.min(steps.length - 1, index));
    if (index === current) return;
    if (current >= 0) steps[current].classList.remove("current");
    current = index;
    const step = steps[current];
    step.classList.add("current");
    links.forEach((link, i) => i === current ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current"));
    const link = links[current], list = link.closest("ol");
    list.scrollLeft += link.getBoundingClientRect().left - list.getBoundingClientRect().left - (list.clientWidth - link.offsetWidth) / 2;
    previous.disabled = current === 0;
    next.disabled = current === steps.length - 1;
    count.textContent = `${current + 1} / ${steps.length}`;
    told.textContent = step.dataset.told;
    text.href = "#" + step.querySelector(".told").id;
    window.scrollTo({top: 0, behavior: "instant"});
  };
  const go = (index) => {
    if (index < 0 || index >= steps.length || index === current) return;
    show(index);
    history.pushState(null, "", "#" + steps[current].id);
  };

  // Cards: what the page tells of a marker, over the picture.
  const card = document.getElementById("card");
  const [inside, card_previous, card_next, close] = ["card-inside", "card-previous", "card-next", "card-close"].map((id) => document.getElementById(id));
  let shown = null;

  const without_ids = (element) => {
    for (const one of [element, ...element.querySelectorAll("[id]")]) one.removeAttribute("id");
    return element;
  };
  // Its own copies of the sources that it names, numbered as on the page.
  const sources_of = (marker) => {
    const named = [...marker.querySelectorAll(".cites a")].map((link) => document.getElementById(link.hash.slice(1)));
    const list = document.createElement("ol");
    for (const source of new Set(named)) if (source) list.append(without_ids(source.cloneNode(true)));
    return list.children.length ? [list] : [];
  };
  const open = (name, ...content) => {
    inside.replaceChildren(...content);
    inside.scrollTop = 0;
    card.setAttribute("aria-label", name);
    if (card.open) return;
    card.showModal();
    close.focus();
  };
  const open_marker = (marker) => {
    shown = marker;
    const copy = without_ids(marker.cloneNode(true));
    for (const link of copy.querySelectorAll(".cites a")) link.replaceWith(link.textContent);
    open(marker.querySelector("h3").textContent, copy, ...sources_of(marker));
    const all = siblings(marker), at = all.indexOf(marker);
    card_previous.hidden = card_next.hidden = all.length < 2;
    card_previous.disabled = at === 0;
    card_next.disabled = at === all.length - 1;
    history.replaceState(null, "", "#" + marker.id);
  };
  const siblings = (marker) => [...marker.closest(".step").querySelectorAll(".marker")];
  const open_list = (name, markers) => {
    shown = null;
    const list = document.createElement("ul");
    list.className = "list";
    for (const marker of markers) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...[...marker.querySelector("h3").childNodes].map((node) => node.cloneNode(true)));
      button.addEventListener("click", () => { open_marker(marker); close.focus(); });
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    }
    card_previous.hidden = card_next.hidden = true;
    open(name, list);
  };
  const turn = (by) => {
    if (!shown) return;
    const all = siblings(shown), to = all[all.indexOf(shown) + by];
    if (to) open_marker(to);
  };
  card.addEventListener("close", () => history.replaceState(null, "", "#" + steps[current].id));
  card.addEventListener("click", (event) => { if (event.target === card) card.close(); });
  close.addEventListener("click", () => card.close());
  card_previous.addEventListener("click", () => turn(-1));
  card_next.addEventListener("click", () => turn(1));

  // Where an address within the page leads.
  const follow = (hash) => {
    let id = hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const target = id ? document.getElementById(id) : null;
    const step = target && target.closest(".step");
    if (!step) return show(current < 0 ? 0 : current);
    show(steps.indexOf(step));
    if (target.classList.contains("marker")) open_marker(target);
    else if (target !== step) target.scrollIntoView();
  };
  window.addEventListener("popstate", () => { if (card.open) card.close(); follow(location.hash); });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest && event.target.closest("a[data-markers]");
    if (mark) {
      event.preventDefault();
      const markers = mark.dataset.markers.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
      if (markers.length === 1) open_marker(markers[0]);
      else if (markers.length) open_list(mark.getAttribute("aria-label"), markers);
      return;
    }
    const link = event.target.closest && event.target.closest(".bar li a, a[data-step]");
    if (link) {
      event.preventDefault();
      const id = (link.getAttribute("href") || "").slice(1);
      go(steps.findIndex((step) => step.id === id));
    }
  });
  previous.addEventListener("click", () => go(current - 1));
  next.addEventListener("click", () => go(current + 1));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key;
    const forwards = from_right ? "ArrowLeft" : "ArrowRight", backwards = from_right ? "ArrowRight" : "ArrowLeft";
    if (card.open) {
      if (key === forwards) turn(1);
      else if (key === backwards) turn(-1);
      return;
    }
    const on_control = event.target.closest && event.target.closest("a, button");
    if (/^[0-9]$/.test(key)) { digits += key; return; }
    if (key === "Enter" && digits) {
      event.preventDefault();
      go(Number(digits) - 1);
      digits = "";
      return;
    }
    digits = "";
    if (key === " " && on_control) return;
    if (key === forwards || key === "PageDown" || (key === " " && !event.shiftKey)) go(current + 1);
    else if (key === backwards || key === "PageUp" || key === " ") go(current - 1);
    else if (key === "Home") go(0);
    else if (key === "End") go(steps.length - 1);
    else return;
    event.preventDefault();
  });

  page.classList.add("js");
  for (const one of document.querySelectorAll(".with-script")) one.hidden = false;
  follow(location.hash);
})();
