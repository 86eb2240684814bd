// Places that the text only mentions: small grey dots off the route.
"use strict";

RouteMap.Mentioned = L.LayerGroup.extend({
    initialize(mentions) {
        L.LayerGroup.prototype.initialize.call(this);
        this._mentions = mentions;
    },

    onAdd(map) {
        if (!this._dots) {
            this._dots = this._mentions.map((mention) => this._dot(map, mention));
        }
        L.LayerGroup.prototype.onAdd.call(this, map);
    },

    _dot(map, { at, name, why }) {
        const label = RouteMap.element("bdi", "mention-name", name);
        const icon = RouteMap.element("div", "mention");
        icon.append(RouteMap.element("span", "mention-dot"), label);
        const marker = L.marker(map.unproject(L.point(...at), 0), {
            icon: L.divIcon({ html: icon, className: "", iconSize: [0, 0] }),
        });
        const told = RouteMap.element("div", "told-mention");
        told.append(RouteMap.element("h3", "", name), RouteMap.element("p", "", why));
        marker.bindPopup(L.popup({ maxWidth: 280, offset: [0, -2] }).setContent(told));
        marker.on("add", () => marker.getElement().setAttribute("aria-label", name));
        this.addLayer(marker);
        return { marker, label };
    },

    // Show the names that find room.
    arrange(taken, view) {
        this.isSeen = false;
        for (const { marker, label } of this._dots) {
            const at = this._map.latLngToLayerPoint(marker.getLatLng());
            taken.add(RouteMap.around(at.x, at.y, 4, 4));
            this.isSeen = this.isSeen || (at.x > view.left && at.x < view.right &&
                at.y > view.top && at.y < view.bottom);
            const places = RouteMap.besideDot(at, label.offsetWidth, label.offsetHeight, 7);
            const place = RouteMap.bestFree(places, taken, view, 2);
            label.classList.toggle("is-hidden", !place);
            if (place) {
                taken.add(place.box);
                label.style.transform = `translate(${place.box.left - at.x}px, ${place.box.top - at.y}px)`;
            }
        }
    },
});
