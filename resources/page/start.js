// Starts the page: brings map, list, slider and legend together.
"use strict";

RouteMap.FONT = getComputedStyle(document.documentElement).getPropertyValue("--font").trim();
RouteMap.M_PER_PX = RouteMap.data.metresPerPixel;

RouteMap.element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) {
        made.className = className;
    }
    if (text !== undefined) {
        made.textContent = text;
    }
    return made;
};

// Call a control of Leaflet's what it is called in the language of the page.
RouteMap.nameControl = (map, selector, name) => {
    for (const control of map.getContainer().querySelectorAll(selector)) {
        control.title = name;
        control.setAttribute("aria-label", name);
    }
};

RouteMap.Page = class {
    constructor(map, base) {
        const data = RouteMap.data;
        this.map = map;
        this._base = base;
        this._data = data;
        const toLatLng = ([x, y]) => map.unproject(L.point(x, y), 0);
        this._isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
        this._bounds = L.latLngBounds(data.bounds.map(toLatLng));
        this._reach = L.latLngBounds([
            toLatLng(data.base.reach.slice(0, 2)), toLatLng(data.base.reach.slice(2)),
        ]);
        this._setUp();
        this.marks = new RouteMap.Marks(map, data, toLatLng);
        this.legs = new RouteMap.Legs(map, data, toLatLng);
        this._names = new RouteMap.Names(map, data);
        this._towards = this._madeTowards();
        this.stops = new RouteMap.Stops(this);
        this._listen();
        this.fit();
    }

    _setUp() {
        const { map, _data: data } = this;
        map.attributionControl.setPrefix(false);
        const words = data.words;
        RouteMap.nameControl(map, ".leaflet-control-zoom-in", words.zoomIn);
        RouteMap.nameControl(map, ".leaflet-control-zoom-out", words.zoomOut);
        RouteMap.nameControl(map, ".leaflet-control-layers-toggle", words.layers);
        map.on("popupopen", () => {
            RouteMap.nameControl(map, ".leaflet-popup-close-button", words.close);
        });
        if (document.fullscreenEnabled) {
            map.addControl(new RouteMap.FullScreen(document.querySelector("main"), words));
        }
        map.fitBounds(this._bounds, { animate: false });
        map.setMaxBounds(this._reach);
        map.addControl(new RouteMap.ScaleBar(data.projection, words));
        const hint = document.getElementById("hint");
        if (window.parent !== window) {
            document.documentElement.classList.add("is-embedded");
            RouteMap.beModest(map, hint, words);
        }
    }

    _listen() {
        const { map } = this;
        map.on("moveend zoomend", () => this.arrange());
        map.on("layeradd layerremove", (event) => {
            if (event.layer === this._base || event.layer === RouteMap.mentioned) {
                this.arrange();
            }
        });
        map.on("popupopen popupclose", () => {
            map.getContainer().classList.toggle("has-popup", this.hasPopup());
        });
        // Pictures of tiles are sharp at whole steps only.
        map.on("baselayerchange", (event) => {
            const isDrawn = event.layer === this._base;
            map.options.zoomSnap = isDrawn ? 0.1 : 1;
            if (!isDrawn) {
                map.setZoom(Math.floor(map.getZoom()));
            }
        });
        // Until the reader moves the map, it keeps showing the whole route.
        this._isOverview = true;
        map.on("dragstart zoomstart", () => {
            this._isOverview = this._isFitting;
        });
        const fitAgain = () => {
            const size = map.getContainer().getBoundingClientRect();
            if (size.width === this._fitted.x && size.height === this._fitted.y) {
                return;
            }
            map.invalidateSize({ animate: false, pan: false });
            this._limit();
            if (this._isOverview) {
                this.fit();
            } else {
                this.arrange();
            }
        };
        new ResizeObserver(fitAgain).observe(map.getContainer());
        document.fonts.ready.then(() => {
            this.marks.measure();
            this.arrange();
        });
        document.querySelector("main").addEventListener("keydown", (event) => {
            if (event.key === "Escape") {
                map.closePopup();
            }
        });
        window.addEventListener("beforeprint", () => this._printing(true));
        window.addEventListener("afterprint", () => this._printing(false));
    }

    // How far one can look away and come near.
    _limit() {
        const { map } = this;
        const margin = this._margin();
        map.options.minZoom = -10;
        map.options.maxZoom = 22;
        const fitted = map.getBoundsZoom(this._bounds, false, L.point(2 * margin, 2 * margin));
        const widest = Math.min(fitted, map.getBoundsZoom(this._reach, true));
        // Set at once: Leaflet's own setters would begin to move the map.
        map.options.minZoom = Math.floor(10 * widest) / 10;
        map.options.maxZoom = Math.min(18, fitted + 7);
        map.fire("zoomlevelschange");
    }

    _margin() {
        const size = this.map.getSize();
        return Math.max(22, Math.min(64, Math.min(size.x, size.y) / 7));
    }

    fit() {
        const margin = this._margin();
        this._isFitting = true;
        this.map.invalidateSize({ animate: false, pan: false });
        const { width, height } = this.map.getContainer().getBoundingClientRect();
        this._fitted = L.point(width, height);
        this._limit();
        this.map.fitBounds(this._bounds, { padding: [margin, margin], animate: false });
        this._isFitting = false;
        this._isOverview = true;
        this.marks.measure();
        this.arrange();
    }

    _madeTowards() {
        const onward = this._data.onward;
        if (!onward) {
            return null;
        }
        const text = RouteMap.element("span", "towards", onward.told);
        const marker = L.marker([0, 0], {
            icon: L.divIcon({ html: text, className: "", iconSize: [0, 0] }),
            interactive: false, keyboard: false,
        }).addTo(this.map);
        marker.getElement().setAttribute("aria-hidden", "true");
        return { text, marker };
    }

    // Give everything its place in the present view.
    arrange() {
        const { map } = this;
        const corner = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
        if (!size.x || !size.y) {
            return;
        }
        const view = RouteMap.box(corner.x + 4, corner.y + 4, size.x - 8, size.y - 8);
        const taken = new RouteMap.Taken(), cells = new RouteMap.LineCells();
        this._keepControlsFree(taken, corner);
        const onMap = map.hasLayer(this._base);
        const ground = this._base.ground();
        this.marks.arrangeDiscs(taken, view);
        this.legs.arrange(taken, cells);
        this.marks.arrangeLabels(taken, cells, view, ground);
        this._arrangeTowards(taken, view);
        if (RouteMap.mentioned && map.hasLayer(RouteMap.mentioned)) {
            RouteMap.mentioned.arrange(taken, view);
        }
        if (onMap) {
            this._base.paint(this._names.placed(taken, cells, view, ground));
        }
        this._showLegend(onMap);
    }

    _keepControlsFree(taken, corner) {
        const frame = this.map.getContainer().getBoundingClientRect();
        for (const control of this.map.getContainer().querySelectorAll(".leaflet-control")) {
            const at = control.getBoundingClientRect();
            taken.add(RouteMap.box(
                at.left - frame.left + corner.x - 3, at.top - frame.top + corner.y - 3,
                at.width + 6, at.height + 6));
        }
    }

    _arrangeTowards(taken, view) {
        if (!this._towards) {
            return;
        }
        const { text, marker } = this._towards, tip = this.legs.onwardTip;
        marker.setLatLng(this.map.layerPointToLatLng(tip));
        const places = RouteMap.besideDot(tip, text.offsetWidth, text.offsetHeight, 11);
        const place = RouteMap.bestFree(places, taken, view, 1);
        text.classList.toggle("is-hidden", !place);
        if (place) {
            taken.add(place.box);
            text.style.transform = `translate(${place.box.left - tip.x}px, ${place.box.top - tip.y}px)`;
        }
    }

    // The legend holds only signs that are to be seen.
    _showLegend(onMap) {
        const doubts = this.marks.marks.map((mark) => mark.showsDoubt);
        const shown = {
            uncertainty: doubts.includes("uncertainty"),
            "line-place": doubts.includes("line-place"),
            moved: this.marks.hasMoved,
            mentioned: Boolean(RouteMap.mentioned && this.map.hasLayer(RouteMap.mentioned) &&
                RouteMap.mentioned.isSeen),
            disputed: onMap && this._base.showsDisputed(),
        };
        for (const [sign, isShown] of Object.entries(shown)) {
            const entry = document.querySelector(`.legend [data-sign="${sign}"]`);
            if (entry) {
                entry.hidden = !isShown;
            }
        }
    }

    // -- what the list asks for

    hasPopup() {
        return this.marks.marks.some((mark) => mark.popup.isOpen());
    }

    isUnlocated(number) {
        return number > 0 && !this.marks.byNumber.has(number);
    }

    showUpTo(number, chosen) {
        this.legs.showUpTo(number);
        this.marks.showUpTo(number, chosen);
    }

    open(number) {
        const mark = this.marks.byNumber.get(number);
        if (!mark) {
            this.map.closePopup();
            this.arrange();
            return;
        }
        const size = this.map.getSize();
        mark.popup.options.maxHeight = Math.max(120, size.y - 90);
        mark.popup.options.maxWidth = Math.min(340, size.x - 60);
        mark.popup.options.minWidth = Math.min(180, size.x - 60);
        mark.popup.setLatLng(mark.latlng).setContent(this.stops.evidence(mark.visits));
        if (this._isStill) {
            mark.popup.options.autoPan = false;
            this.map.panInside(mark.latlng, { padding: [90, 90], animate: false });
        }
        mark.popup.openOn(this.map);
        this._bringIntoView();
        this.arrange();
    }

    // Where the list lies under the map, choosing a stop must not happen out of sight.
    _bringIntoView() {
        const chart = document.getElementById("chart");
        if (window.parent === window && chart.getBoundingClientRect().top < 0) {
            chart.scrollIntoView({ block: "start", behavior: this._isStill ? "auto" : "smooth" });
        }
    }

    _printing(isPrinting) {
        document.documentElement.classList.toggle("is-printing", isPrinting);
        this._base.density = isPrinting ? 3 : window.devicePixelRatio || 1;
        if (isPrinting) {
            this._before = { center: this.map.getCenter(), zoom: this.map.getZoom() };
            this.map.closePopup();
            this.fit();
        } else {
            this.map.invalidateSize({ animate: false, pan: false });
            this.map.setView(this._before.center, this._before.zoom, { animate: false });
            this.fit();
        }
    }
};

RouteMap.start = (map, base) => {
    RouteMap.page = new RouteMap.Page(map, base);
    for (const mark of RouteMap.page.marks.marks) {
        const choose = () => {
            const chosen = RouteMap.page.stops.chosen;
            RouteMap.page.stops.choose(mark.visits.find((n) => n > chosen) || mark.visits[0]);
        };
        mark.marker.on("click", choose);
        mark.marker.on("keypress", (event) => {
            if (["Enter", " "].includes(event.originalEvent.key)) {
                event.originalEvent.preventDefault();
                choose();
            }
        });
    }
    document.documentElement.classList.add("is-ready");
};
