// Finds room for texts and signs: boxes that must not overlap.
"use strict";

RouteMap.box = (x, y, width, height) => ({ left: x, top: y, right: x + width, bottom: y + height });

RouteMap.around = (x, y, halfWidth, halfHeight) =>
    RouteMap.box(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);

// Boxes that are taken, in a grid so that few need to be compared.
RouteMap.Taken = class {
    constructor() {
        this._cells = new Map();
    }

    add(box) {
        this._visit(box, 0, (cell) => {
            cell.push(box);
            return false;
        });
    }

    hits(box, gap = 0) {
        return this._visit(box, gap, (cell) => cell.some((other) =>
            box.left - gap < other.right && other.left < box.right + gap &&
            box.top - gap < other.bottom && other.top < box.bottom + gap));
    }

    _visit(box, gap, ask) {
        const size = 64;
        const last = Math.floor((box.right + gap) / size), low = Math.floor((box.bottom + gap) / size);
        for (let x = Math.floor((box.left - gap) / size); x <= last; x += 1) {
            for (let y = Math.floor((box.top - gap) / size); y <= low; y += 1) {
                const key = x * 1e6 + y;
                if (!this._cells.has(key)) {
                    this._cells.set(key, []);
                }
                if (ask(this._cells.get(key))) {
                    return true;
                }
            }
        }
        return false;
    }
};

// How much of the route's lines runs through a box, in pixels.
RouteMap.LineCells = class {
    constructor() {
        this._cells = new Map();
        this._size = 6;
    }

    addSegment(a, b) {
        const steps = Math.max(1, Math.ceil(a.distanceTo(b) / this._size));
        for (let i = 0; i <= steps; i += 1) {
            const x = Math.floor((a.x + ((b.x - a.x) * i) / steps) / this._size);
            const y = Math.floor((a.y + ((b.y - a.y) * i) / steps) / this._size);
            this._cells.set(x * 1e6 + y, true);
        }
    }

    lengthIn(box) {
        let count = 0;
        for (let x = Math.floor(box.left / this._size); x <= box.right / this._size; x += 1) {
            for (let y = Math.floor(box.top / this._size); y <= box.bottom / this._size; y += 1) {
                count += this._cells.has(x * 1e6 + y) ? 1 : 0;
            }
        }
        return count * this._size;
    }
};

// The best free place of several, or undefined: each is {box, cost}.
RouteMap.bestFree = (places, taken, view, gap) => {
    const inView = (box) => box.left >= view.left && box.right <= view.right &&
        box.top >= view.top && box.bottom <= view.bottom;
    return places
        .sort((a, b) => a.cost - b.cost)
        .find((place) => inView(place.box) && !taken.hits(place.box, gap));
};
