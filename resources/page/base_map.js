// The drawn base map: land, water and borders on a canvas, with the names that find room.
"use strict";

const RouteMap = { data: JSON.parse(document.getElementById("route").textContent) };

RouteMap.BaseMap = L.Renderer.extend({
    options: { padding: 0.4, pane: "tilePane" },

    // Fills and lines from the lowest up: [shape, style, width in pixels, dashes].
    FILLS: [["sea", "water"], ["land", "land"], ["lakes", "lake"]],
    LINES: [
        ["rivers", "river", 0.8], ["major-rivers", "river", 1.3], ["lakes", "coast", 0.6],
        ["coast", "coast", 0.9], ["admin1", "admin1", 0.9], ["borders", "border", 1.3],
        ["disputed", "disputed", 1.5, [5, 4]],
    ],

    initialize(base, style) {
        L.Renderer.prototype.initialize.call(this);
        this._base = base;
        this._style = style;
        this._levels = base.levels.map((level) => new RouteMap.Level(level));
        this.density = window.devicePixelRatio || 1;
    },

    // What Leaflet asks of its renderers.
    _initContainer() {
        this._container = L.DomUtil.create("canvas", "base-map");
        this._container.setAttribute("aria-hidden", "true");
    },

    _destroyContainer() {
        L.DomUtil.remove(this._container);
        delete this._container;
    },

    _update() {
        if (!this._map._animatingZoom || !this._bounds) {
            L.Renderer.prototype._update.call(this);
        }
    },

    _updatePaths() {},

    // Paint everything anew; `names` are placed texts in layer pixels.
    paint(names) {
        if (!this._map) {
            return;
        }
        L.Renderer.prototype._update.call(this);
        const size = this._bounds.getSize();
        const canvas = this._container;
        canvas.width = Math.round(size.x * this.density);
        canvas.height = Math.round(size.y * this.density);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
        L.DomUtil.setPosition(canvas, this._bounds.min);
        const ctx = canvas.getContext("2d");
        const hasEdge = this._levels[0].has("sea");
        ctx.fillStyle = this._style[hasEdge ? "background" : "water"];
        ctx.fillRect(0, 0, canvas.width, canvas.height);
        for (const level of this._painted()) {
            this._paintLevel(ctx, level, hasEdge);
        }
        ctx.setTransform(this.density, 0, 0, this.density, 0, 0);
        ctx.translate(-this._bounds.min.x, -this._bounds.min.y);
        names.forEach((name) => name.paint(ctx));
    },

    // The near level, and below it the far one where the view reaches beyond the near one.
    _painted() {
        const near = this._levels[0], far = this._levels[1];
        if (!far) {
            return [near];
        }
        const view = this._worldBounds(this._bounds);
        if (near.box.contains(view)) {
            return [near];
        }
        const isClose = view.getSize().x < 2 * near.box.getSize().x;
        return isClose ? [far, near] : [far];
    },

    _worldBounds(layerBounds) {
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        const origin = this._map.getPixelOrigin();
        return L.bounds(
            layerBounds.min.add(origin).divideBy(scale),
            layerBounds.max.add(origin).divideBy(scale)
        );
    },

    _paintLevel(ctx, level, hasEdge) {
        const unit = this._toLevel(ctx, level, this._bounds.min, this.density);
        ctx.save();
        ctx.beginPath();
        ctx.rect(...level.rect);
        ctx.clip();
        if (!hasEdge) {
            ctx.fillStyle = this._style.water;
            ctx.fillRect(...level.rect);
        }
        ctx.lineJoin = "round";
        for (const [name, key] of this.FILLS) {
            ctx.fillStyle = this._style[key];
            ctx.fill(level.path(name), "evenodd");
            // On the water, under the land.
            if (name === "sea") {
                this._stroke(ctx, level, ["graticule", "graticule", 0.8], unit);
            }
        }
        this.LINES.forEach((line) => this._stroke(ctx, level, line, unit));
        if (hasEdge) {
            this._stroke(ctx, level, ["sea", "frame", 0.8], unit);
        }
        ctx.restore();
    },

    // Set the context's units to those of a level; return how many of them a pixel is.
    _toLevel(ctx, level, corner, density) {
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        const origin = this._map.getPixelOrigin();
        const unit = level.step * scale;
        ctx.setTransform(
            unit * density, 0, 0, unit * density,
            (level.origin.x * scale - origin.x - corner.x) * density,
            (level.origin.y * scale - origin.y - corner.y) * density
        );
        return 1 / unit;
    },

    _stroke(ctx, level, [name, key, width, dash], unit) {
        ctx.strokeStyle = this._style[key];
        ctx.lineWidth = width * unit;
        ctx.setLineDash((dash || []).map((length) => length * unit));
        ctx.stroke(level.path(name));
    },

    // What lies under boxes in layer pixels: how much of them is land, and whether they lie on
    // the world at all. Without the drawn map nothing is known, and all is taken for land.
    ground() {
        if (!this._map) {
            return { landShare: () => 1, holds: () => true };
        }
        return { landShare: this._landShare(), holds: (box) => this._holds(box) };
    },

    _landShare() {
        const cell = 4;
        const size = this._map.getSize();
        const corner = this._map.containerPointToLayerPoint([0, 0]);
        const columns = Math.ceil(size.x / cell), rows = Math.ceil(size.y / cell);
        const canvas = document.createElement("canvas");
        canvas.width = columns;
        canvas.height = rows;
        const ctx = canvas.getContext("2d", { willReadFrequently: true });
        ctx.fillStyle = "#fff";
        for (const level of this._painted()) {
            this._toLevel(ctx, level, corner, 1 / cell);
            ctx.clearRect(...level.rect);
            ctx.fill(level.path("land"), "evenodd");
        }
        const pixels = ctx.getImageData(0, 0, columns, rows).data;
        return (box) => {
            const left = Math.max(0, Math.floor((box.left - corner.x) / cell));
            const right = Math.min(columns - 1, Math.ceil((box.right - corner.x) / cell));
            const top = Math.max(0, Math.floor((box.top - corner.y) / cell));
            const bottom = Math.min(rows - 1, Math.ceil((box.bottom - corner.y) / cell));
            let sum = 0, count = 0;
            for (let y = top; y <= bottom; y += 1) {
                for (let x = left; x <= right; x += 1) {
                    sum += pixels[4 * (y * columns + x) + 3];
                    count += 1;
                }
            }
            return count ? sum / count / 255 : 0;
        };
    },

    _holds(box) {
        const level = this._levels[0];
        if (!level.has("sea")) {
            return true;
        }
        const ctx = this._container.getContext("2d");
        const unit = 1 / this._toLevel(ctx, level, L.point(0, 0), 1);
        const move = ctx.getTransform();
        ctx.resetTransform();
        return [[box.left, box.top], [box.right, box.top], [box.left, box.bottom],
            [box.right, box.bottom]].every(([x, y]) =>
            ctx.isPointInPath(level.path("sea"), (x - move.e) / unit, (y - move.f) / unit));
    },

    // Whether any disputed border lies in the view.
    showsDisputed() {
        const view = this._worldBounds(L.bounds(
            this._map.containerPointToLayerPoint([0, 0]),
            this._map.containerPointToLayerPoint(this._map.getSize())
        ));
        return this._painted().some((level) => level.touches("disputed", view));
    },
});

// A level of the base map, unpacked when it is first painted.
RouteMap.Level = class {
    constructor(level) {
        const [left, top, right, bottom] = level.box;
        this._shapes = level;
        this._paths = {};
        this.step = level.step;
        this.box = L.bounds([left, top], [right, bottom]);
        // Counted from the box's corner the steps are whole numbers that no canvas rounds.
        this.origin = L.point(Math.round(left / level.step), Math.round(top / level.step))
            .multiplyBy(level.step);
        this.rect = [0, 0, (right - left) / level.step, (bottom - top) / level.step];
    }

    has(name) {
        return this._shapes[name].length > 0;
    }

    path(name) {
        this._paths[name] = this._paths[name] || this._traced(name);
        return this._paths[name];
    }

    touches(name, view) {
        const low = view.min.divideBy(this.step), high = view.max.divideBy(this.step);
        return this._shapes[name].some((line) => {
            let [x, y] = line;
            for (let i = 2; i < line.length; i += 2) {
                if (x >= low.x && x <= high.x && y >= low.y && y <= high.y) {
                    return true;
                }
                x += line[i];
                y += line[i + 1];
            }
            return false;
        });
    }

    _traced(name) {
        const path = new Path2D();
        const x0 = Math.round(this.origin.x / this.step), y0 = Math.round(this.origin.y / this.step);
        for (const line of this._shapes[name]) {
            let x = line[0] - x0, y = line[1] - y0;
            path.moveTo(x, y);
            for (let i = 2; i < line.length; i += 2) {
                x += line[i];
                y += line[i + 1];
                path.lineTo(x, y);
            }
        }
        return path;
    }
};
