// What stands on the map's edge: scale bar, full screen; and how the wheel and fingers work.
"use strict";

RouteMap.metresPerPixel = (map) => RouteMap.M_PER_PX / map.getZoomScale(map.getZoom(), 0);

// How many true metres a metre of the plane is at a latitude or distance from the middle, and by
// how much that differs over the view; null where no scale bar can be honest.
RouteMap.trueScale = (map, projection) => {
    const scale = map.getZoomScale(map.getZoom(), 0);
    const view = map.getPixelBounds();
    const plane = (point) => point.divideBy(scale).multiplyBy(RouteMap.M_PER_PX);
    const middle = plane(view.getCenter());
    const corners = [view.min, view.max, view.getTopRight(), view.getBottomLeft()].map(plane);
    const radius = 6371007;
    let local;
    if (projection === "mercator") {
        const equator = map.options.crs === L.CRS.Simple ? 0 : 128 * RouteMap.M_PER_PX;
        local = (point) => 1 / Math.cosh((point.y - equator) / 6378137);
    } else if (projection === "azimuthal") {
        // Along the radius a map that keeps areas is shorter, across it longer by the same.
        local = (point) => Math.sqrt(Math.max(0.01, 1 - (point.distanceTo(L.point(0, 0)) / 2 / radius) ** 2));
    } else {
        return null;
    }
    const here = local(middle);
    const worst = Math.max(...corners.map((corner) => Math.abs(local(corner) / here - 1)));
    return worst > 0.1 ? null : projection === "azimuthal" ? 1 : here;
};

RouteMap.ScaleBar = L.Control.extend({
    options: { position: "bottomright" },

    initialize(projection, words) {
        this._projection = projection;
        this._words = words;
    },

    onAdd(map) {
        this._bar = RouteMap.element("div", "scale-bar");
        this._bar.setAttribute("aria-hidden", "true");
        map.on("moveend zoomend resize", this._update, this);
        this._update();
        return this._bar;
    },

    _update() {
        const map = this._map;
        const truth = RouteMap.trueScale(map, this._projection);
        this._bar.hidden = truth === null;
        if (truth === null) {
            return;
        }
        const metres = RouteMap.metresPerPixel(map) * truth;
        const longest = (metres * 130) / 1000;
        const base = 10 ** Math.floor(Math.log10(longest));
        const km = [5, 2, 1].map((step) => step * base).find((step) => step <= longest);
        this._bar.textContent = km >= 1
            ? this._words.kilometre.replace("{km}", km.toLocaleString(this._words.locale))
            : this._words.metre.replace("{m}", Math.round(km * 1000));
        this._bar.style.width = `${(km * 1000) / metres}px`;
    },
});

RouteMap.FullScreen = L.Control.extend({
    options: { position: "topleft" },

    initialize(element, words) {
        this._element = element;
        this._words = words;
    },

    onAdd() {
        const bar = RouteMap.element("div", "leaflet-bar");
        this._button = RouteMap.element("button", "full-screen");
        this._button.type = "button";
        bar.append(this._button);
        L.DomEvent.disableClickPropagation(bar);
        this._button.addEventListener("click", () => {
            if (document.fullscreenElement) {
                document.exitFullscreen();
            } else {
                this._element.requestFullscreen();
            }
        });
        document.addEventListener("fullscreenchange", () => this._update());
        this._update();
        return bar;
    },

    _update() {
        const isFull = Boolean(document.fullscreenElement);
        const told = isFull ? this._words.leaveFullScreen : this._words.fullScreen;
        this._button.title = told;
        this._button.setAttribute("aria-label", told);
        this._button.setAttribute("aria-pressed", String(isFull));
    },
});

// In a frame of another page the wheel belongs to that page, and so does a single finger.
RouteMap.beModest = (map, hint, words) => {
    const say = (text) => {
        hint.textContent = text;
        hint.classList.add("is-shown");
        clearTimeout(RouteMap.hintTimer);
        RouteMap.hintTimer = setTimeout(() => hint.classList.remove("is-shown"), 1200);
    };
    const isFull = () => Boolean(document.fullscreenElement);
    map.scrollWheelZoom.disable();
    map.getContainer().addEventListener("wheel", (event) => {
        if (event.ctrlKey || event.metaKey || isFull()) {
            map.scrollWheelZoom.enable();
        } else {
            map.scrollWheelZoom.disable();
            say(words.wheelHint);
        }
    }, { capture: true, passive: true });
    if (window.matchMedia("(pointer: coarse)").matches) {
        map.dragging.disable();
        map.getContainer().classList.add("two-fingers");
        document.addEventListener("fullscreenchange", () => {
            map.dragging[isFull() ? "enable" : "disable"]();
        });
        map.getContainer().addEventListener("touchmove", (event) => {
            if (event.touches.length === 1 && !isFull()) {
                say(words.touchHint);
            }
        }, { passive: true });
    }
};
