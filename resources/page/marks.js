// The numbered discs of the stops, their names, and what opens when one is chosen.
"use strict";

RouteMap.Marks = class {
    constructor(map, data, worldToLatLng) {
        this._map = map;
        this._words = data.words;
        this._isMany = data.marks.length > 24;
        this.marks = data.marks.map((mark, i) => this._made(mark, i, data.marks.length, worldToLatLng));
        this.byNumber = new Map();
        this.marks.forEach((mark) => mark.visits.forEach((n) => this.byNumber.set(n, mark)));
        this._addUncertainty(data, worldToLatLng);
        map.getContainer().classList.toggle("many", this._isMany);
    }

    _made(mark, i, count, worldToLatLng) {
        const made = { ...mark, latlng: worldToLatLng(mark.at) };
        made.disc = RouteMap.element("span", `disc ${mark.sign}`, mark.numbers);
        made.label = RouteMap.element("span", "label");
        made.label.append(RouteMap.element("bdi", "", mark.name));
        if (mark.detail) {
            made.label.append(" ", RouteMap.element("small", "", mark.detail));
        }
        made.leader = RouteMap.element("span", "leader");
        made.dot = RouteMap.element("span", "dot");
        const icon = RouteMap.element("div", "mark");
        icon.append(made.leader, made.dot, made.disc, " ", made.label);
        // The first stop lies on top where discs touch.
        made.marker = L.marker(made.latlng, {
            icon: L.divIcon({ html: icon, className: "", iconSize: [0, 0] }),
            zIndexOffset: 1000 * (count - i), riseOnHover: true, riseOffset: 1e6,
        }).addTo(this._map);
        // What is heard are the words that are seen, whether or not they find room.
        const heard = [mark.numbers, mark.name.slice(0, 200), mark.detail].filter(Boolean).join(" ");
        made.marker.getElement().setAttribute("aria-label", heard);
        made.icon = icon;
        made.popup = L.popup({
            maxWidth: 340, minWidth: 180, className: "stop-popup", offset: [0, -12],
            autoPanPadding: [16, 16], closeButton: true,
        });
        return made;
    }

    _addUncertainty(data, worldToLatLng) {
        const style = data.style;
        const colour = style.uncertainty.slice(0, 7);
        for (const mark of this.marks) {
            const rings = mark.circle.map((ring) => ring.map(worldToLatLng));
            mark.circleDrawn = rings.length && L.polygon(rings, {
                interactive: false, color: colour, opacity: 0.55, weight: 1, fillColor: colour,
                fillOpacity: parseInt(style.uncertainty.slice(7) || "26", 16) / 255,
                className: "uncertainty",
            });
            const shape = mark.shape.map((line) => line.map(worldToLatLng));
            mark.shapeDrawn = shape.length && L.polyline(shape, {
                interactive: false, color: style.line, opacity: 0.5, weight: 6,
                className: "line-place",
            });
        }
    }

    // Measure what does not change with the view; the fonts must have come. All is read at once
    // and written at once: each change between would have the browser lay the page out anew.
    measure() {
        this.marks.forEach((mark) => mark.label.style.removeProperty("width"));
        for (const mark of this.marks) {
            mark.width = mark.disc.offsetWidth;
            mark.height = mark.disc.offsetHeight;
            // A wrapped text is narrower than the box that it was wrapped in. Widths are no whole
            // pixels: rounded down, a text would wrap again.
            const widths = [...mark.label.children].map((part) => this._widthOf(part));
            mark.labelWidth = Math.ceil(Math.max(...widths)) + 3;
        }
        this.marks.forEach((mark) => {
            mark.label.style.width = `${mark.labelWidth}px`;
        });
        this.marks.forEach((mark) => {
            mark.labelHeight = mark.label.offsetHeight;
        });
    }

    // The width of an element's longest line.
    _widthOf(element) {
        const range = document.createRange();
        range.selectNodeContents(element);
        // A line that changes its direction is several pieces.
        const lines = new Map();
        for (const { top, left, right } of range.getClientRects()) {
            const line = lines.get(Math.round(top)) || [left, right];
            lines.set(Math.round(top), [Math.min(line[0], left), Math.max(line[1], right)]);
        }
        return Math.max(0, ...[...lines.values()].map(([left, right]) => right - left));
    }

    // Find a place for each disc: on its spot, beside it with a thin line, or but a dot.
    arrangeDiscs(taken, view) {
        this.hasMoved = false;
        const reach = { left: view.left - 60, top: view.top - 60, right: view.right + 60,
            bottom: view.bottom + 60 };
        for (const mark of this._inOrder()) {
            const at = this._map.latLngToLayerPoint(mark.latlng);
            mark.spot = at;
            mark.place = this._placeFor(mark, at, taken, reach);
            const { x, y, kind } = mark.place;
            mark.icon.classList.toggle("is-moved", kind === "moved");
            mark.icon.classList.toggle("is-dot", kind === "dot");
            this.hasMoved = this.hasMoved || kind === "moved";
            mark.disc.style.transform = `translate(-50%, -50%) translate(${x}px, ${y}px)`;
            if (kind === "moved") {
                mark.leader.style.width = `${Math.hypot(x, y)}px`;
                mark.leader.style.transform = `rotate(${Math.atan2(y, x)}rad)`;
            }
            const [w, h] = kind === "dot" ? [4, 4] : [mark.width / 2, mark.height / 2];
            mark.box = RouteMap.around(at.x + x, at.y + y, w, h);
            taken.add(mark.box);
            if (kind === "moved") {
                taken.add(RouteMap.around(at.x, at.y, 3, 3));
            }
            this._showDoubt(mark);
        }
    }

    // The chosen stop comes first, so that it is always a disc.
    _inOrder() {
        return [...this.marks].sort((a, b) =>
            Number(b.icon.classList.contains("is-current")) -
            Number(a.icon.classList.contains("is-current")));
    }

    _placeFor(mark, at, taken, reach) {
        const inReach = at.x > reach.left && at.x < reach.right &&
            at.y > reach.top && at.y < reach.bottom;
        const w = mark.width / 2, h = mark.height / 2;
        if (!inReach || !taken.hits(RouteMap.around(at.x, at.y, w - 1, h - 1))) {
            return { x: 0, y: 0, kind: "disc" };
        }
        for (const distance of [h + 12, h + 22, h + 34]) {
            for (let i = 0; i < 12; i += 1) {
                const angle = (Math.PI * (2 * i + 1)) / 12;
                const x = Math.cos(angle) * (distance + w - h), y = Math.sin(angle) * distance;
                if (!taken.hits(RouteMap.around(at.x + x, at.y + y, w, h), 1)) {
                    return { x, y, kind: "moved" };
                }
            }
        }
        return { x: 0, y: 0, kind: "dot" };
    }

    // A circle of doubt or a line that is a place shows where it reaches beyond the disc.
    _showDoubt(mark) {
        const radius = mark.radius * this._map.getZoomScale(this._map.getZoom(), 0);
        const isShown = mark.shapeDrawn ? radius > 12 : radius > mark.height / 2 + 6;
        for (const drawn of [mark.circleDrawn, mark.shapeDrawn].filter(Boolean)) {
            if (isShown) {
                drawn.addTo(this._map);
            } else {
                drawn.remove();
            }
        }
        const drawn = mark.shapeDrawn || mark.circleDrawn;
        const isSeen = isShown && drawn && drawn.getBounds().intersects(this._map.getBounds());
        mark.showsDoubt = isSeen ? (mark.shapeDrawn ? "line-place" : "uncertainty") : "";
    }

    // Names beside their discs, the ends of the journey first; what finds no room is left out.
    arrangeLabels(taken, cells, view, ground) {
        // No name without the disc that it belongs to.
        const named = this.marks.filter((mark) => mark.place.kind !== "dot" && !mark.isUnnamed &&
            mark.box.top >= view.top && mark.box.bottom <= view.bottom &&
            mark.box.left >= view.left && mark.box.right <= view.right);
        const last = this.marks.length - 1;
        const rank = (mark) => (mark.icon.classList.contains("is-current") ? -1
            : mark === this.marks[0] || mark === this.marks[last] ? 0 : 1);
        for (const mark of this.marks) {
            mark.label.classList.add("is-hidden");
        }
        for (const mark of [...named].sort((a, b) => rank(a) - rank(b))) {
            const place = RouteMap.bestFree(
                this._labelPlaces(mark, cells, ground), taken, view, 2);
            if (place) {
                taken.add(place.box);
                mark.label.classList.remove("is-hidden");
                mark.label.classList.toggle("is-left", place.side === "left");
                mark.label.classList.toggle("is-middle", place.side === "middle");
                mark.label.style.transform =
                    `translate(${place.box.left - mark.spot.x}px, ${place.box.top - mark.spot.y}px)`;
            }
        }
    }

    // Upper right, lower right, upper left, lower left, above, below, right, left.
    _labelPlaces(mark, cells, ground) {
        const { labelWidth: width, labelHeight: height, box } = mark;
        const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        const right = box.right + 4, left = box.left - 4 - width, middle = x - width / 2;
        const up = y - 0.82 * height, down = y - 0.18 * height;
        const around = RouteMap.around(mark.spot.x, mark.spot.y, 10, 10);
        const share = ground.landShare(around);
        const isCoastal = share > 0.05 && share < 0.9;
        return [
            [right, up, "right"], [right, down, "right"], [left, up, "left"], [left, down, "left"],
            [middle, box.top - 2 - height, "middle"], [middle, box.bottom + 1, "middle"],
            [right, y - height / 2, "right"], [left, y - height / 2, "left"],
        ].map(([atX, atY, side], i) => {
            const place = RouteMap.box(atX, atY, width, height);
            const land = ground.landShare(place);
            const cost = [0, 0.12, 0.24, 0.36, 0.5, 0.56, 0.62, 0.68][i] +
                Math.min(1.5, 0.03 * cells.lengthIn(place)) +
                (land > 0.15 && land < 0.85 ? 0.25 : 0) + (isCoastal ? 0.9 * land : 0);
            return { box: place, cost, side };
        });
    }

    // Mark a stop as chosen and those after it as still to come.
    showUpTo(number, chosen) {
        for (const mark of this.marks) {
            mark.icon.classList.toggle("is-later", mark.visits.every((n) => n > number));
            mark.icon.classList.toggle("is-current", mark.visits.includes(chosen));
        }
    }
};
