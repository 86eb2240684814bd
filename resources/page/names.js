// Names for orientation, painted on the base map where the route leaves room for them.
"use strict";

RouteMap.Names = class {
    constructor(map, data) {
        this._map = map;
        this._base = data.base;
        this._style = data.style;
        this._stops = new Set(data.marks.map((mark) => mark.name.toLowerCase()));
        this._ruler = document.createElement("canvas").getContext("2d");
    }

    // All names of the view that find room: countries before seas before towns.
    placed(taken, cells, view, ground) {
        const names = [];
        const tryAt = (text, font, colour, halo, places, dot) => {
            const free = places.filter((place) => cells.lengthIn(place.box) === 0);
            const place = RouteMap.bestFree(free, taken, view, 4);
            if (place) {
                taken.add(place.box);
                names.push(new RouteMap.Name(text, font, colour, halo, place.box, dot));
            }
            return Boolean(place);
        };
        this._countries(tryAt);
        this._seas(tryAt, ground);
        this._towns(tryAt, view);
        return names;
    }

    _at(x, y) {
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        return L.point(x * scale, y * scale).subtract(this._map.getPixelOrigin());
    }

    _width(text, font) {
        this._ruler.font = font;
        return this._ruler.measureText(text).width;
    }

    _countries(tryAt) {
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        for (const { name, spots } of this._base.countries) {
            const room = Math.max(...spots.map((spot) => spot[2])) * scale;
            const size = room > 60 ? 17 : 14;
            const font = `${size}px ${RouteMap.FONT}`;
            const width = this._width(name, font);
            const places = spots
                .filter((spot) => spot[2] * scale > 0.3 * size)
                .map(([x, y], i) => {
                    const at = this._at(x, y);
                    return { box: RouteMap.around(at.x, at.y, width / 2, size * 0.62), cost: i };
                });
            tryAt(name, font, this._style.country, this._style.halo, places);
        }
    }

    _seas(tryAt, ground) {
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        const font = `italic 15px ${RouteMap.FONT}`;
        let shown = 0;
        for (const [x, y, name, radius] of this._base.seas) {
            const reach = radius * scale, width = this._width(name, font);
            if (shown === 8 || reach * 1.5 < width / 2) {
                continue;
            }
            const middle = this._at(x, y), places = [];
            for (let ring = 0; ring <= 5; ring += 1) {
                for (let i = 0; i < (ring ? 8 : 1); i += 1) {
                    const away = (Math.min(reach * 0.5, 130) * ring) / 5;
                    const box = RouteMap.around(
                        middle.x + away * Math.cos((i * Math.PI) / 4),
                        middle.y + away * Math.sin((i * Math.PI) / 4), width / 2 + 3, 10);
                    places.push({ box, cost: ring });
                }
            }
            const wet = places.filter((place) =>
                ground.landShare(place.box) < 0.02 && ground.holds(place.box));
            shown += tryAt(name, font, this._style.waterName, null, wet) ? 1 : 0;
        }
    }

    _towns(tryAt, view) {
        const metres = RouteMap.metresPerPixel(this._map);
        const font = `14px ${RouteMap.FONT}`;
        let shown = 0;
        for (const [x, y, name, widest] of this._base.towns) {
            if (shown === 16 || widest < metres || this._stops.has(name.toLowerCase())) {
                continue;
            }
            const at = this._at(x, y);
            const inView = at.x > view.left && at.x < view.right &&
                at.y > view.top && at.y < view.bottom;
            if (inView) {
                const width = this._width(name, font);
                const places = RouteMap.besideDot(at, width, 17, 5);
                shown += tryAt(name, font, this._style.town, this._style.halo, places, at) ? 1 : 0;
            }
        }
    }
};

// Right of a dot, left of it, above and below.
RouteMap.besideDot = (at, width, height, gap) => [
    [at.x + gap, at.y - height * 0.55], [at.x - gap - width, at.y - height * 0.55],
    [at.x - width / 2, at.y - height - gap * 0.6], [at.x - width / 2, at.y + gap * 0.6],
].map(([x, y], i) => ({ box: RouteMap.box(x, y, width, height), cost: i }));

// A text in its place, on a canvas whose units are layer pixels.
RouteMap.Name = class {
    constructor(text, font, colour, halo, box, dot) {
        Object.assign(this, { text, font, colour, halo, box, dot });
    }

    paint(ctx) {
        const { box } = this;
        if (this.dot) {
            ctx.beginPath();
            ctx.arc(this.dot.x, this.dot.y, 2, 0, 2 * Math.PI);
            ctx.fillStyle = this.colour;
            ctx.fill();
        }
        ctx.font = this.font;
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        ctx.setLineDash([]);
        const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        if (this.halo) {
            ctx.strokeStyle = this.halo;
            ctx.lineWidth = 3.5;
            ctx.lineJoin = "round";
            ctx.strokeText(this.text, x, y);
        }
        ctx.fillStyle = this.colour;
        ctx.fillText(this.text, x, y);
    }
};
