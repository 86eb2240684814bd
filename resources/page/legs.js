// The lines between the stops with their arrowheads, and the direction told at the end.
"use strict";

// Where a position lies, in layer pixels that are not rounded: a gentle curve whose points are
// moved to whole pixels is jagged.
RouteMap.exactPoint = (map, latlng) => map.project(latlng).subtract(map.getPixelOrigin());

RouteMap.unrounded = {
    _projectLatlngs(latlngs, result, bounds) {
        if (!(latlngs[0] instanceof L.LatLng)) {
            latlngs.forEach((part) => this._projectLatlngs(part, result, bounds));
            return;
        }
        const points = latlngs.map((latlng) => RouteMap.exactPoint(this._map, latlng));
        points.forEach((point) => bounds.extend(point));
        result.push(points);
    },
};
RouteMap.Line = L.Polyline.extend(RouteMap.unrounded);
RouteMap.Ring = L.Polygon.extend(RouteMap.unrounded);

RouteMap.DASHES = { stated: null, inferred: "9 5.5", planned: "2.4 5.2", onward: "12 5 2.8 5" };

RouteMap.Legs = class {
    constructor(map, data, worldToLatLng) {
        this._map = map;
        this._style = data.style;
        const latlngs = (line) => RouteMap.rounded(line).map(worldToLatLng);
        // Very many lines are faster on a canvas.
        this._isMany = data.legs.length > 120;
        const renderer = this._isMany ? L.canvas({ padding: 0.4 }) : L.svg({ padding: 0.4 });
        const shared = { renderer, interactive: false, lineJoin: "round", smoothFactor: 0.2 };
        this._group = L.layerGroup().addTo(map);
        this._casing = { ...shared, color: this._style.casing, weight: 6, opacity: 0.95 };
        this._shared = shared;
        this._arrows = L.layerGroup().addTo(map);
        this._onward = data.onward && { line: latlngs(data.onward.line), drawn: L.layerGroup() };
        if (this._onward) {
            this._onward.drawn.addTo(map);
        }
        this.legs = data.legs.map((leg) => ({
            ...leg,
            lines: leg.lines.map(latlngs),
            colour: leg.kind === "planned" ? this._style.planned : this._style.line,
        }));
        this.legs.forEach((leg) => this._draw(leg));
        this.shownUpTo = Infinity;
    }

    _draw(leg) {
        // Where very many lines cross, casings would only tear holes into them.
        if (!this._isMany) {
            leg.casing = new RouteMap.Line(leg.lines, this._casing).addTo(this._group);
        }
        leg.drawn = new RouteMap.Line(leg.lines, {
            ...this._shared, color: leg.colour, weight: 3, lineCap: "butt",
            dashArray: RouteMap.DASHES[leg.kind], className: `leg ${leg.kind}`,
        }).addTo(this._group);
    }

    // Legs that lead beyond a stop become faint.
    showUpTo(number) {
        this.shownUpTo = number;
        for (const leg of this.legs) {
            const isLater = leg.to > number;
            leg.drawn.setStyle({ opacity: isLater ? 0.28 : 1 });
            if (leg.casing) {
                leg.casing.setStyle({ opacity: isLater ? 0.5 : 0.95 });
            }
        }
    }

    // Place arrowheads and the onward direction for the present view.
    arrange(taken, cells) {
        const view = L.bounds(
            this._map.containerPointToLayerPoint([0, 0]),
            this._map.containerPointToLayerPoint(this._map.getSize())
        );
        this._arrows.clearLayers();
        this._arrangeOnward(taken, cells);
        const seen = this.legs
            .map((leg) => ({ leg, segments: this._visible(leg.lines, view) }))
            .filter(({ segments }) => segments.length > 0);
        for (const found of seen) {
            found.length = found.segments.reduce((sum, [a, b]) => sum + a.distanceTo(b), 0);
            found.segments.forEach(([a, b]) => cells.addSegment(a, b));
        }
        // Of very many legs the longest bear arrowheads. Short ones choose first: long ones have
        // room elsewhere.
        seen.sort((a, b) => b.length - a.length).slice(0, 100).reverse()
            .forEach((found) => this._addArrow(found, taken));
    }

    _visible(lines, view) {
        const segments = [];
        for (const line of lines) {
            const points = line.map((latlng) => RouteMap.exactPoint(this._map, latlng));
            for (let i = 1; i < points.length; i += 1) {
                const cut = L.LineUtil.clipSegment(points[i - 1], points[i], view, i > 1);
                if (cut) {
                    segments.push(cut);
                }
            }
        }
        return segments;
    }

    _addArrow({ leg, segments, length }, taken) {
        const size = 14;
        if (length < size * 1.4) {
            return;
        }
        const shares = [0.6];
        for (let off = 0.03; off < 0.5; off += 0.03) {
            shares.push(0.6 + off, 0.6 - off);
        }
        for (const share of shares.filter((s) => s > 0.08 && s < 0.93)) {
            const { at, ahead } = RouteMap.alongSegments(segments, share * length, size);
            const box = RouteMap.around(at.x, at.y, 7, 7);
            if (!taken.hits(box)) {
                taken.add(box);
                this._arrow(at, ahead, leg.colour, leg.to > this.shownUpTo);
                return;
            }
        }
    }

    _arrow(at, ahead, colour, isFaint) {
        const aside = L.point(-ahead.y, ahead.x);
        const corner = (along, across) => this._map.layerPointToLatLng(
            at.add(ahead.multiplyBy(along)).add(aside.multiplyBy(across)));
        const ring = [corner(8, 0), corner(-6, 6), corner(-2.8, 0), corner(-6, -6)];
        new RouteMap.Ring(ring, {
            ...this._shared, color: this._style.casing, weight: 2, fillColor: colour,
            fillOpacity: isFaint ? 0.45 : 1, opacity: 1, className: "arrowhead",
        }).addTo(this._arrows);
    }

    // The way on is told as a direction only: a short piece of line with an arrow at its tip.
    _arrangeOnward(taken, cells) {
        this.onwardTip = null;
        if (!this._onward) {
            return;
        }
        const points = this._onward.line.map((latlng) => RouteMap.exactPoint(this._map, latlng));
        const whole = points.slice(1).map((point, i) => [points[i], point]);
        const length = whole.reduce((sum, [a, b]) => sum + a.distanceTo(b), 0);
        const { at, ahead, head } = RouteMap.alongSegments(whole, Math.min(112, 0.75 * length), 14);
        head.forEach(([a, b]) => cells.addSegment(a, b));
        const latlngs = [head[0][0], ...head.map((segment) => segment[1])]
            .map((point) => this._map.layerPointToLatLng(point));
        this._onward.drawn.clearLayers();
        new RouteMap.Line(latlngs, this._casing).addTo(this._onward.drawn);
        new RouteMap.Line(latlngs, {
            ...this._shared, color: this._style.onward, weight: 3, lineCap: "butt",
            dashArray: RouteMap.DASHES.onward, className: "leg onward",
        }).addTo(this._onward.drawn);
        this._arrow(at, ahead, this._style.onward, false);
        taken.add(RouteMap.around(at.x, at.y, 8, 8));
        this.onwardTip = at;
    }
};

// A line with points put in along its curve, so that it has no corners however large it is drawn.
// References: Catmull and Rom, "A class of local interpolating splines" (1974).
RouteMap.rounded = (line) => {
    const steps = line.length < 60 ? 4 : 1;
    const at = (i) => line[Math.min(Math.max(i, 0), line.length - 1)];
    const points = [line[0]];
    for (let i = 0; i + 1 < line.length; i += 1) {
        const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
        for (let step = 1; step <= steps; step += 1) {
            const t = step / steps;
            points.push([0, 1].map((axis) => 0.5 * (2 * b[axis] + (c[axis] - a[axis]) * t +
                (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
                (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t)));
        }
    }
    return points;
};

// Where one is after a distance along segments, which way it leads there, and what lies before.
RouteMap.alongSegments = (segments, distance, span) => {
    const pointAt = (wanted) => {
        let left = Math.max(0, wanted);
        for (const [a, b] of segments) {
            const length = a.distanceTo(b);
            if (left <= length && length > 0) {
                return a.add(b.subtract(a).multiplyBy(left / length));
            }
            left -= length;
        }
        return segments[segments.length - 1][1];
    };
    const at = pointAt(distance), before = pointAt(distance - span);
    const away = at.distanceTo(before) || 1;
    const head = [];
    let left = distance;
    for (const [a, b] of segments) {
        const length = a.distanceTo(b);
        if (left <= 0) {
            break;
        }
        head.push(left >= length ? [a, b] : [a, at]);
        left -= length;
    }
    return { at, ahead: at.subtract(before).divideBy(away), head };
};
