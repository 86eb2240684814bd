// The list of stops, the slider and the buttons: which stop is chosen, and what shows it.
"use strict";

RouteMap.Stops = class {
    constructor(page) {
        this._page = page;
        this._rows = [...document.querySelectorAll("#stops > li")];
        this._slider = document.getElementById("slider");
        this._spoken = document.getElementById("spoken");
        this._whole = document.getElementById("whole");
        // The overview, with the slider at its end, is what the page begins with.
        this.chosen = 0;
        if (this._rows.length) {
            this._overview = this._slider.getAttribute("aria-valuetext");
            this._listen();
            this._tick();
        }
    }

    // Dates under the slider, those that have room; the ends come first.
    _tick() {
        const line = document.getElementById("ticks");
        const ticks = RouteMap.data.ticks;
        const place = () => {
            line.textContent = "";
            const taken = [];
            const last = ticks.length - 1;
            const order = [...new Set([0, last, ...ticks.keys()])];
            for (const i of order) {
                const tick = RouteMap.element("span", i === 0 ? "is-first" : i === last ? "is-last" : "", ticks[i]);
                tick.style.left = `${last ? (100 * i) / last : 100}%`;
                line.append(tick);
                const { left, right } = tick.getBoundingClientRect();
                if (taken.some((other) => left < other.right + 8 && other.left < right + 8)) {
                    tick.remove();
                } else {
                    taken.push({ left, right });
                }
            }
        };
        document.fonts.ready.then(place);
        new ResizeObserver(place).observe(line);
    }

    get count() {
        return this._rows.length;
    }

    _listen() {
        this._rows.forEach((row, i) => {
            row.querySelector("button").addEventListener("click", () => this.choose(i + 1));
        });
        document.getElementById("stops").addEventListener("keydown", (event) => this._key(event));
        this._slider.addEventListener("input", () => this.choose(Number(this._slider.value)));
        document.getElementById("previous").addEventListener("click", () => this.step(-1));
        document.getElementById("next").addEventListener("click", () => this.step(1));
        this._whole.addEventListener("click", () => {
            this._page.map.closePopup();
            this.showWhole();
            this._page.fit();
        });
        this._page.map.on("popupclose", () => {
            // Another popup may be opening in its place.
            setTimeout(() => {
                if (!this._page.hasPopup() && !this._page.isUnlocated(this.chosen)) {
                    this.showWhole();
                }
            });
        });
    }

    _key(event) {
        const focused = this._rows.findIndex((row) => row.contains(document.activeElement));
        const wanted = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0,
            End: this.count - 1 }[event.key];
        if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        event.preventDefault();
        const next = Math.min(Math.max(wanted, 0), this.count - 1);
        this._rows[next].querySelector("button").focus();
        this.choose(next + 1);
    }

    step(by) {
        const from = this.chosen || (by > 0 ? 0 : this.count + 1);
        const next = from + by;
        if (next >= 1 && next <= this.count) {
            this.choose(next);
        }
    }

    // Show a stop: in the list, on the slider and on the map.
    choose(number) {
        this.chosen = number;
        this._mark(number, number);
        const row = this._rows[number - 1];
        this._reveal(row);
        const told = row.dataset.told;
        this._slider.setAttribute("aria-valuetext", told);
        const quote = row.querySelector("q");
        this._spoken.textContent = quote ? `${told}. ${quote.textContent}` : told;
        this._page.open(number);
    }

    // Scroll the list to a row; never the page, which may be another one's frame.
    _reveal(row) {
        const list = row.closest("aside");
        const at = row.getBoundingClientRect(), frame = list.getBoundingClientRect();
        if (list.scrollHeight <= list.clientHeight + 1) {
            return;
        }
        if (at.top < frame.top) {
            list.scrollTop -= frame.top - at.top;
        } else if (at.bottom > frame.bottom) {
            list.scrollTop += at.bottom - frame.bottom;
        }
    }

    // Back to the whole route.
    showWhole() {
        this.chosen = 0;
        this._mark(this.count, 0);
        this._slider.setAttribute("aria-valuetext", this._overview);
        this._spoken.textContent = "";
        this._page.arrange();
    }

    _mark(upTo, chosen) {
        this._slider.value = upTo;
        this._whole.hidden = chosen === 0;
        document.getElementById("previous").disabled = chosen === 1;
        document.getElementById("next").disabled = chosen === this.count;
        this._rows.forEach((row, i) => {
            const button = row.querySelector("button");
            if (i + 1 === chosen) {
                button.setAttribute("aria-current", "step");
            } else {
                button.removeAttribute("aria-current");
            }
            row.classList.toggle("is-later", i + 1 > upTo);
        });
        this._page.showUpTo(upTo, chosen);
    }

    // What a popup tells of the stops at a place: copies of what stands in the list.
    evidence(numbers) {
        const told = RouteMap.element("div", "told-stops");
        for (const number of numbers) {
            const copy = this._rows[number - 1].querySelector(".evidence").cloneNode(true);
            copy.classList.toggle("is-chosen", number === this.chosen);
            told.append(copy);
        }
        return told;
    }
};
