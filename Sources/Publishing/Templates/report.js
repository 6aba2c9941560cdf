"use strict";
(function () {
  var D = JSON.parse(document.getElementById("data").textContent);
  var W = D.words;
  var byId = function (id) { return document.getElementById(id); };
  var state = { school: "", indicator: -1, verdict: -1, group: "", sort: "name" };
  var collator = new Intl.Collator(D.lang, { numeric: true, sensitivity: "base" });
  var shown = [];      // numbers of units in the map, groups first
  var columns = [];    // numbers of indicators in the map
  var lastSchools = [];  // numbers of the schools that the filters leave
  var page = window.vekha = { data: D, element: element, fill: fill, cell: cell, open: open, title: title,
    schools: function () { return lastSchools; } };

  // Numbers come as whole tenths of a percent, rounded once, so that the page cannot differ from the workbook.
  function tenths(value, signed) {
    if (value === null) return "—";
    var size = Math.abs(value);
    var text = Math.floor(size / 10) + D.separator + size % 10;
    return (value < 0 ? "\u2212" : signed && value > 0 ? "+" : "") + text;
  }
  function percent(value) { return value === null ? "—" : tenths(value) + D.percent; }
  function points(value) { return value === null ? "—" : tenths(value, true) + D.points; }
  function probability(value) {
    if (value === null) return "—";
    return value === 0 ? "<\u00a00" + D.separator + "001"
      : Math.floor(value / 1000) + D.separator + String(value % 1000).padStart(3, "0");
  }
  function equation(value) { return value === 0 ? probability(value) : "=\u00a0" + probability(value); }
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
  }
  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function drawn(name, attributes, text) {
    var made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // One unit and one indicator. Field names of the packed row, in order.
  var FIELDS = ["verdict", "reasons", "change", "lower", "upper", "confidence", "p", "adjusted", "difference", "differenceLower",
    "differenceUpper", "steadyChance", "pooledCount", "pooledTotal", "pooledLower", "pooledUpper", "pooledShare",
    "tenPoints", "steady", "few", "series", "pooledYears", "levelVerdict", "level", "levelLower", "levelUpper", "levelP",
    "levelAdjusted", "netVerdict", "net", "netLower", "netUpper", "netP", "shrunken", "detectable", "selection", "event",
    "region", "regionVerdict", "size", "changeLength", "sentence"];
  function cell(unit, indicator) {
    var packed = D.rows[indicator][unit];
    if (!packed) return null;
    var row = {};
    FIELDS.forEach(function (name, index) { row[name] = packed[index]; });
    row.points = [];
    for (var at = 0; at < row.series.length; at += 8) {
      row.points.push({ period: row.series[at], count: row.series[at + 1], total: row.series[at + 2],
        pupils: row.series[at + 3], share: row.series[at + 4], lower: row.series[at + 5], upper: row.series[at + 6],
        counts: row.series[at + 7] % 2 === 1, hand: row.series[at + 7] > 1 });
    }
    return row;
  }
  function code(row) { return row && row.verdict >= 0 ? D.verdicts[row.verdict].code : "none"; }
  function word(row) {
    if (!row || row.verdict < 0) return W.noVerdict;
    if (D.verdicts[row.verdict].code === "insufficient" && row.few !== null) return fill(W.few, { count: row.few });
    return D.verdicts[row.verdict].cell;
  }
  function symbol(row) { return row && row.verdict >= 0 ? D.verdicts[row.verdict].symbol : ""; }
  // A confirmed difference of the level is marked in the corner of a cell, in words for readers of the screen.
  function levelMark(row) {
    var level = row && row.levelVerdict >= 0 ? D.levels[row.levelVerdict] : null;
    return level && (level.code === "belowOthers" || level.code === "aboveOthers") ? level : null;
  }
  // What stands behind a number that was given by hand.
  function hand(point) { return point.hand ? W.handMark : ""; }
  function series(row) {
    return row.points.map(function (point) {
      return fill(W.point, { period: D.periods[point.period].label, share: percent(point.share) + hand(point), count: point.count,
        total: point.total });
    }).join(", ");
  }
  function title(indicator) { return D.indicators[indicator].id + ". " + D.indicators[indicator].short; }

  // A chart: shares with their intervals at their calendar years; hollow where a year is not compared.
  function chart(row, indicator, width, height, large) {
    var box = drawn("svg", { viewBox: "0 0 " + width + " " + height, role: "img",
      "aria-label": title(indicator) + ": " + series(row) });
    if (!row.points.length) return box;
    var left = large ? 42 : 36, right = large ? 40 : 12, top = large ? 16 : 8, bottom = large ? 34 : 26;
    var peak = Math.max.apply(null, row.points.map(function (point) { return point.upper === null ? point.share : point.upper; }));
    var limit = [100, 200, 300, 500, 750, 1000].find(function (step) { return peak <= step; }) || 1000;
    var first = D.years[0], last = D.years[D.years.length - 1];
    var x = function (period) {
      var at = last === first ? 0.5 : (D.periods[period].at - first) / (last - first);
      return left + 12 + at * (width - left - right - 24);
    };
    var y = function (value) { return top + (1 - value / limit) * (height - top - bottom); };
    [0, limit / 2, limit].forEach(function (value) {
      box.appendChild(drawn("line", { class: "axis", x1: left, x2: width - right, y1: y(value), y2: y(value) }));
      if (large || value !== limit / 2) {
        box.appendChild(drawn("text", { x: left - 4, y: y(value) + 3.5, "text-anchor": "end" }, (value % 10 ? tenths(value) : value / 10) + D.percent));
      }
    });
    var path = row.points.filter(function (point) { return point.counts; }).map(function (point) {
      return x(point.period) + "," + y(point.share);
    });
    if (path.length > 1) box.appendChild(drawn("polyline", { class: "line", points: path.join(" ") }));
    row.points.forEach(function (point) {
      var part = drawn("g", { class: point.counts ? "point" : "aside" });
      var at = x(point.period);
      if (point.lower !== null) {
        part.appendChild(drawn("line", { class: "bar", x1: at, x2: at, y1: y(point.lower), y2: y(point.upper) }));
        [point.lower, point.upper].forEach(function (value) {
          part.appendChild(drawn("line", { class: "bar", x1: at - 3, x2: at + 3, y1: y(value), y2: y(value) }));
        });
      }
      part.appendChild(drawn("circle", { class: "dot", cx: at, cy: y(point.share), r: large ? 4 : 3 }));
      if (large) {
        part.appendChild(drawn("text", { class: "value", x: at + 7, y: y(point.share) - 5 }, tenths(point.share) + hand(point)));
      }
      part.appendChild(drawn("text", { x: at, y: height - bottom + 12, "text-anchor": "middle" },
        large ? D.periods[point.period].label : D.periods[point.period].short));
      part.appendChild(drawn("text", { class: "n", x: at, y: height - bottom + (large ? 26 : 22), "text-anchor": "middle" },
        (large ? "n\u00a0=\u00a0" : "n\u00a0") + point.total));
      box.appendChild(part);
    });
    return box;
  }

  // The map. From 100 on, the number of a verdict is one of levels.
  var LEVEL = FIELDS.indexOf("levelVerdict");
  function fits(packed) {
    if (!packed) return false;
    return state.verdict >= 100 ? packed[LEVEL] === state.verdict - 100 : packed[0] === state.verdict;
  }
  function matches(unit) {
    var data = D.units[unit];
    if (state.school) {
      var text = (data.code + " " + data.name + " " + data.full).toLowerCase();
      if (text.indexOf(state.school) < 0) return false;
    }
    if (state.group === "watched" && !data.watched) return false;
    if (state.group === "others" && data.watched) return false;
    if (state.group.indexOf("m:") === 0 && data.municipality !== state.group.slice(2)) return false;
    if (state.verdict >= 0) {
      return columns.some(function (indicator) { return fits(D.rows[indicator][unit]); });
    }
    return true;
  }
  function tally(unit, names) {
    return columns.reduce(function (sum, indicator) {
      var packed = D.rows[indicator][unit];
      var weight = packed && packed[0] >= 0 ? names[D.verdicts[packed[0]].code] : 0;
      return sum + (weight || 0);
    }, 0);
  }
  function order(units) {
    var name = function (a, b) { return collator.compare(D.units[a].name, D.units[b].name); };
    var by = {
      name: name,
      code: function (a, b) { return collator.compare(D.units[a].code, D.units[b].code); },
      worse: function (a, b) {
        var weights = { worsened: 100, worsening: 1 };
        return tally(b, weights) - tally(a, weights) || name(a, b);
      },
      better: function (a, b) {
        var weights = { improved: 100, improving: 1 };
        return tally(b, weights) - tally(a, weights) || name(a, b);
      }
    };
    return units.sort(by[state.sort]);
  }
  function render() {
    columns = state.indicator >= 0 ? [state.indicator] : D.indicators.map(function (_, index) { return index; });
    var groups = [], schools = [];
    D.units.forEach(function (data, unit) {
      if (data.group) groups.push(unit);
      else if (matches(unit)) schools.push(unit);
    });
    order(schools);
    shown = groups.concat(schools);
    drawGrid(groups.length);
    drawCards(schools);
    drawFunnel(schools);
    drawHistogram(schools);
    // The pages of schools, where the edition has them, follow the filters.
    lastSchools = schools;
    if (page.rendered) page.rendered(schools);
    byId("status").textContent = fill(W.status, { shown: schools.length, all: D.units.length - groups.length });
  }
  function drawGrid(groupCount) {
    var grid = byId("grid");
    grid.textContent = "";
    var head = grid.createTHead().insertRow();
    var corner = element("th", "corner", W.school);
    corner.scope = "col";
    head.appendChild(corner);
    columns.forEach(function (indicator) {
      var th = element("th");
      th.scope = "col";
      var button = element("button", "", title(indicator));
      button.type = "button";
      button.title = D.indicators[indicator].title;
      button.setAttribute("aria-pressed", String(state.indicator === indicator));
      button.addEventListener("click", function () {
        state.indicator = state.indicator === indicator ? -1 : indicator;
        byId("f-indicator").value = String(state.indicator);
        render();
      });
      th.appendChild(button);
      head.appendChild(th);
    });
    grid.className = columns.length === 1 ? "single" : "";
    if (columns.length === 1) [W.verdict, W.series, W.changeHead].forEach(function (text) {
      var th = element("th", "more", text);
      th.scope = "col";
      head.appendChild(th);
    });
    var body = grid.createTBody();
    var rows = document.createDocumentFragment();
    shown.forEach(function (unit, place) {
      var data = D.units[unit];
      var tr = document.createElement("tr");
      if (data.group) tr.className = place === groupCount - 1 ? "group last" : "group";
      var th = document.createElement("th");
      th.scope = "row";
      if (D.schools && !data.group) {
        var link = element("a", "", data.name);
        link.href = "#school-" + data.code;
        th.appendChild(link);
      } else {
        th.textContent = data.name;
      }
      if (data.status) th.appendChild(element("small", "", data.status));
      tr.appendChild(th);
      columns.forEach(function (indicator) {
        var packed = D.rows[indicator][unit];
        var verdict = packed && packed[0] >= 0 ? D.verdicts[packed[0]] : null;
        var td = document.createElement("td");
        td.tabIndex = -1;
        var level = packed ? levelMark({ levelVerdict: packed[LEVEL] }) : null;
        td.className = (verdict ? verdict.code : "none") + (state.verdict >= 0 && !fits(packed) ? " dim" : "");
        td.textContent = verdict ? verdict.symbol : "";
        if (level) td.appendChild(element("sup", level.code, level.symbol));
        td.setAttribute("aria-label", (verdict ? verdict.cell : W.noVerdict) + (level ? ". " + level.cell : ""));
        tr.appendChild(td);
      });
      if (columns.length === 1) {
        var row = cell(unit, columns[0]);
        [word(row), row ? series(row) : "", row && row.change !== null ? points(row.change) : ""].forEach(function (text) {
          tr.appendChild(element("td", "more", text));
        });
      }
      rows.appendChild(tr);
    });
    body.appendChild(rows);
    var firstCell = body.querySelector("td");
    if (firstCell) firstCell.tabIndex = 0;
  }
  function place(td) { return { row: td.parentNode.sectionRowIndex, column: td.cellIndex - 1 }; }
  function focusCell(row, column) {
    var body = byId("grid").tBodies[0];
    var tr = body.rows[Math.max(0, Math.min(body.rows.length - 1, row))];
    var td = tr && tr.cells[Math.max(0, Math.min(columns.length - 1, column)) + 1];
    if (!td) return;
    var old = body.querySelector("td[tabindex='0']");
    if (old) old.tabIndex = -1;
    td.tabIndex = 0;
    td.focus();
  }
  byId("grid").addEventListener("keydown", function (event) {
    var td = event.target.closest("td");
    if (!td) return;
    var at = place(td);
    var moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-12, 0],
      PageDown: [12, 0] };
    if (event.key === "Enter" || event.key === " ") open(shown[at.row], columns[at.column], td);
    else if (event.key === "Home") focusCell(event.ctrlKey ? 0 : at.row, 0);
    else if (event.key === "End") focusCell(event.ctrlKey ? shown.length : at.row, columns.length);
    else if (moves[event.key]) focusCell(at.row + moves[event.key][0], at.column + moves[event.key][1]);
    else return;
    event.preventDefault();
  });
  byId("grid").addEventListener("click", function (event) {
    var td = event.target.closest("td");
    if (!td || td.className === "more") return;
    var at = place(td);
    focusCell(at.row, at.column);
    open(shown[at.row], columns[at.column], td);
  });
  byId("grid").addEventListener("mouseover", function (event) {
    var td = event.target.closest("td");
    if (!td || td.title || td.className === "more") return;
    var at = place(td), row = cell(shown[at.row], columns[at.column]);
    td.title = D.units[shown[at.row]].name + "\n" + title(columns[at.column]) + "\n" + word(row) +
      (row ? "\n" + series(row) + (row.p === null ? "" : "\n" + fill(W.hover, { change: points(row.change),
        lower: points(row.lower), upper: points(row.upper), p: probability(row.p), adjusted: probability(row.adjusted) })) : "");
  });

  // One cell, whole.
  var current = null;
  function open(unit, indicator, origin) {
    current = { unit: unit, indicator: indicator, origin: origin };
    var dialog = byId("card");
    show();
    if (!dialog.open) dialog.showModal();
  }
  function line(table, cells, head) {
    var tr = table.insertRow();
    cells.forEach(function (text, index) {
      var made = element(head || index === 0 ? "th" : "td", "", text);
      if (head) made.scope = "col"; else if (index === 0) made.scope = "row";
      tr.appendChild(made);
    });
  }
  function show() {
    var unit = current.unit, indicator = current.indicator, row = cell(unit, indicator), about = D.indicators[indicator];
    var dialog = byId("card");
    dialog.textContent = "";
    var close = element("button", "close", "×");
    close.type = "button";
    close.setAttribute("aria-label", W.close);
    close.addEventListener("click", function () { dialog.close(); });
    dialog.appendChild(close);
    if (dialog.open) close.focus();
    var heading = element("h3", "", D.units[unit].full || D.units[unit].name);
    heading.id = "card-title";
    dialog.appendChild(heading);
    dialog.appendChild(element("p", "note", about.id + ". " + about.title + " (" + about.benefit + ")"));
    var say = element("p", "say");
    var chip = element("span", "chip " + code(row), symbol(row));
    chip.setAttribute("aria-hidden", "true");
    say.appendChild(chip);
    say.appendChild(document.createTextNode(" "));
    say.appendChild(element("b", "", word(row)));
    dialog.appendChild(say);
    if (!row) return;
    if (row.levelVerdict >= 0) {
      var about2 = element("p", "say"), sign = element("span", "chip " + D.levels[row.levelVerdict].code, D.levels[row.levelVerdict].symbol);
      sign.setAttribute("aria-hidden", "true");
      about2.appendChild(sign);
      about2.appendChild(document.createTextNode(" " + W.level + ": "));
      about2.appendChild(element("b", "", D.levels[row.levelVerdict].cell));
      dialog.appendChild(about2);
    }
    if (row.sentence) dialog.appendChild(element("p", "", row.sentence));
    if (row.verdict >= 0) {
      dialog.appendChild(element("p", "note", D.verdicts[row.verdict].meaning));
      var reasons = element("ul");
      D.reasons.forEach(function (text, bit) {
        if (Math.floor(row.reasons / Math.pow(2, bit)) % 2) reasons.appendChild(element("li", "", text));
      });
      about.aside.forEach(function (text) { reasons.appendChild(element("li", "", text)); });
      dialog.appendChild(reasons);
    }
    var picture = element("div", "chart");
    picture.appendChild(chart(row, indicator, 420, 220, true));
    dialog.appendChild(picture);
    var table = element("table");
    line(table.createTHead(), [W.year, about.works ? W.works : W.participants, about.outcome, W.share, W.interval], true);
    var body = table.createTBody();
    row.points.forEach(function (point) {
      line(body, [D.periods[point.period].label + (point.counts ? "" : " *"), point.total, point.count, percent(point.share) + hand(point),
        point.lower === null ? "—" : tenths(point.lower) + "–" + tenths(point.upper)]);
    });
    if (row.pooledTotal !== null) {
      line(body, [fill(W.pooled, { years: row.pooledYears }), row.pooledTotal, row.pooledCount, percent(row.pooledShare),
        row.pooledLower === null ? "—" : tenths(row.pooledLower) + "–" + tenths(row.pooledUpper)]);
    }
    dialog.appendChild(table);
    if (row.points.some(function (point) { return !point.counts; })) dialog.appendChild(element("p", "note", W.asideNote));
    if (row.points.some(function (point) { return point.hand; })) dialog.appendChild(element("p", "note", W.handNote));
    var facts = element("ul");
    if (row.change !== null && row.lower !== null) {
      facts.appendChild(element("li", "", fill(W.change, { change: points(row.change), level: row.confidence, lower: points(row.lower),
        upper: points(row.upper) })));
    }
    if (row.p !== null) facts.appendChild(element("li", "", fill(W.test, { p: equation(row.p), adjusted: probability(row.adjusted),
      size: about.family })));
    if (row.difference !== null && row.differenceLower !== null) {
      facts.appendChild(element("li", "", fill(W.difference, { change: points(row.difference), lower: points(row.differenceLower),
        upper: points(row.differenceUpper) })));
    }
    if (row.net !== null && row.netVerdict >= 0) {
      facts.appendChild(element("li", "", fill(W.net, { change: points(row.net), lower: points(row.netLower),
        upper: points(row.netUpper), p: equation(row.netP), word: D.verdicts[row.netVerdict].cell })));
    }
    if (row.level !== null && row.levelP !== null) {
      facts.appendChild(element("li", "", fill(W.levelDetail, { change: points(row.level), lower: points(row.levelLower),
        upper: points(row.levelUpper), p: equation(row.levelP), adjusted: probability(row.levelAdjusted) })));
    }
    if (row.shrunken !== null) facts.appendChild(element("li", "", fill(W.shrunken, { share: percent(row.shrunken) })));
    if (row.region !== null && row.regionVerdict >= 0) {
      facts.appendChild(element("li", "", fill(W.region, { change: points(row.region), word: D.levels[row.regionVerdict].cell })));
    }
    if (row.detectable !== null) facts.appendChild(element("li", "", fill(W.detectable, { change: tenths(row.detectable) + D.points })));
    if (row.selection !== null) facts.appendChild(element("li", "", fill(W.selection, { change: points(row.selection) })));
    if (row.event !== null) facts.appendChild(element("li", "", fill(W.event, { count: row.event })));
    if (row.tenPoints !== null) facts.appendChild(element("li", "", row.tenPoints ? W.tenYes : W.tenNo));
    if (row.steady !== null && row.steadyChance !== null) {
      facts.appendChild(element("li", "", fill(row.steady ? W.steadyYes : W.steadyNo, { chance: percent(row.steadyChance) })));
    }
    dialog.appendChild(facts);
    dialog.appendChild(element("p", "note", W.dialogHelp));
  }
  byId("card").addEventListener("keydown", function (event) {
    var moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    var move = moves[event.key];
    if (!move || !current) return;
    var row = shown.indexOf(current.unit) + move[0], column = columns.indexOf(current.indicator) + move[1];
    if (row < 0 || column < 0 || row >= shown.length || column >= columns.length) return;
    event.preventDefault();
    current.unit = shown[row];
    current.indicator = columns[column];
    current.moved = true;
    show();
  });
  byId("card").addEventListener("close", function () {
    if (!current) return;
    if (current.moved) focusCell(shown.indexOf(current.unit), columns.indexOf(current.indicator));
    else if (current.origin) current.origin.focus();
    current = null;
  });
  byId("card").addEventListener("click", function (event) {
    if (event.target === byId("card")) byId("card").close();
  });

  // The charts, drawn when they come into sight.
  var watcher = "IntersectionObserver" in window ? new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { if (entry.isIntersecting) fillCard(entry.target); });
  }, { rootMargin: "600px" }) : null;
  function drawCards(schools) {
    var list = byId("cards");
    if (watcher) watcher.disconnect();
    list.textContent = "";
    var made = document.createDocumentFragment();
    schools.forEach(function (unit) {
      var card = element("article", "cardlist");
      card.dataset.unit = unit;
      var heading = element("h3", "", D.units[unit].name);
      heading.appendChild(element("small", "", [D.units[unit].code, D.units[unit].status].filter(Boolean).join(" · ")));
      card.appendChild(heading);
      made.appendChild(card);
    });
    list.appendChild(made);
    Array.prototype.forEach.call(list.children, function (card) { if (watcher) watcher.observe(card); else fillCard(card); });
  }
  function fillCard(card) {
    if (card.dataset.done) return;
    card.dataset.done = "1";
    var unit = Number(card.dataset.unit), box = element("div", "mini");
    columns.forEach(function (indicator) {
      var row = cell(unit, indicator);
      if (!row) return;
      var button = element("button");
      button.type = "button";
      button.setAttribute("aria-label", title(indicator) + ": " + word(row) + ". " + series(row));
      var name = element("span", "name");
      name.appendChild(element("span", "chip " + code(row), symbol(row)));
      name.appendChild(element("span", "", title(indicator)));
      button.appendChild(name);
      button.appendChild(chart(row, indicator, 170, 104, false));
      button.addEventListener("click", function () { open(unit, indicator, button); });
      box.appendChild(button);
    });
    card.appendChild(box);
  }
  window.addEventListener("beforeprint", function () {
    var cards = byId("cards").children;
    // Thousands of pages would help nobody: then a filter chooses what is printed.
    if (cards.length <= 150) Array.prototype.forEach.call(cards, fillCard);
  });

  // The appendix: pictures for the statistician, of the schools and indicators that the filters leave.
  function frame(box, x, y, width, height, horizontal, vertical, captionX, captionY) {
    horizontal.forEach(function (mark) {
      box.appendChild(drawn("line", { class: "axis", x1: x(mark), x2: x(mark), y1: 14, y2: height - 40 }));
      box.appendChild(drawn("text", { x: x(mark), y: height - 26, "text-anchor": "middle" }, String(mark).replace(".", D.separator)));
    });
    vertical.forEach(function (mark) {
      box.appendChild(drawn("line", { class: "axis", x1: 52, x2: width - 12, y1: y(mark), y2: y(mark) }));
      box.appendChild(drawn("text", { x: 46, y: y(mark) + 3.5, "text-anchor": "end" }, String(mark).replace("-", "\u2212")));
    });
    box.appendChild(drawn("text", { x: (width + 40) / 2, y: height - 8, "text-anchor": "middle" }, captionX));
    box.appendChild(drawn("text", { x: 14, y: height / 2, "text-anchor": "middle", transform: "rotate(-90 14 " + height / 2 + ")" }, captionY));
  }
  function legendOf(list) {
    var legend = element("p", "note");
    list.forEach(function (entry) {
      var box = drawn("svg", { class: "key", viewBox: "0 0 30 10", "aria-hidden": "true" });
      box.appendChild(drawn("line", { class: entry[0], x1: 0, x2: 30, y1: 5, y2: 5 }));
      legend.appendChild(box);
      legend.appendChild(document.createTextNode(" " + entry[1] + "  "));
    });
    return legend;
  }
  function drawFunnel(schools) {
    var place = byId("funnel"), wanted = state.indicator;
    place.textContent = "";
    var dots = function (indicator) {
      return schools.map(function (unit) { return { unit: unit, row: cell(unit, indicator) }; }).filter(function (dot) {
        return dot.row && dot.row.change !== null && dot.row.size !== null && dot.row.p !== null;
      });
    };
    if (wanted < 0) wanted = columns.find(function (indicator) { return dots(indicator).length; });
    var about = D.indicators[wanted], found = wanted === undefined || wanted < 0 ? [] : dots(wanted);
    if (!found.length) { place.appendChild(element("p", "note", W.nothingTested)); return; }
    place.appendChild(element("p", "", fill(W.funnelOf, { indicator: title(wanted), rho: about.rhoText })));
    var width = 760, height = 400;
    var largest = Math.max.apply(null, found.map(function (dot) { return dot.row.size; }).concat([20])) * 1.05;
    var reach = Math.max.apply(null, found.map(function (dot) { return Math.abs(dot.row.change) / 10; }).concat([20])) * 1.1;
    var box = drawn("svg", { viewBox: "0 0 " + width + " " + height, role: "img", "aria-label": W.axisChange + ": " + title(wanted) });
    var x = function (size) { return 52 + size / largest * (width - 64); };
    var y = function (change) { return 14 + (reach - change) / (2 * reach) * (height - 54); };
    var step = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(function (each) { return largest / each <= 8; }) || 10000;
    var horizontal = [], vertical = [], tick = [5, 10, 20, 50].find(function (each) { return reach / each <= 5; }) || 100;
    for (var mark = 0; mark <= largest; mark += step) horizontal.push(mark);
    for (mark = -Math.floor(reach / tick) * tick; mark <= reach; mark += tick) vertical.push(mark);
    frame(box, x, y, width, height, horizontal, vertical, W.axisSize, W.axisChange);
    var spread = about.common === null ? 0.25 : about.common * (1 - about.common);
    var limits = [["plain", 0]].concat(about.rho === null ? [] : [["cohort", about.rho]]);
    limits.forEach(function (limit) {
      [1, -1].forEach(function (side) {
        var path = [];
        for (var at = 1; at <= 200; at++) {
          var size = largest * at / 200;
          var error = 196 * Math.sqrt(2 * spread * (1 + Math.max(0, size - 1) * limit[1]) / size);
          if (error <= reach) path.push(x(size) + "," + y(side * error));
        }
        box.appendChild(drawn("polyline", { class: "limit " + limit[0], points: path.join(" ") }));
      });
    });
    found.forEach(function (dot) {
      var made = drawn("circle", { class: "dot " + code(dot.row), cx: x(dot.row.size), cy: y(dot.row.change / 10), r: 4 });
      made.appendChild(drawn("title", {}, D.units[dot.unit].name + ": " + points(dot.row.change) + "; " + word(dot.row)));
      box.appendChild(made);
    });
    place.appendChild(box);
    place.appendChild(legendOf([["limit plain", W.plainLimit]].concat(about.rho === null ? [] : [["limit cohort", W.cohortLimit]])));
  }
  function drawHistogram(schools) {
    var place = byId("histogram"), bins = [], all = 0;
    place.textContent = "";
    for (var bin = 0; bin < 20; bin++) bins.push(0);
    columns.forEach(function (indicator) {
      schools.forEach(function (unit) {
        var row = cell(unit, indicator);
        if (!row || row.p === null) return;
        bins[Math.min(19, Math.floor(row.p / 50))] += 1;
        all += 1;
      });
    });
    if (!all) { place.appendChild(element("p", "note", W.nothingTested)); return; }
    var width = 760, height = 260, most = Math.max.apply(null, bins.concat([all / 20])) * 1.05;
    var box = drawn("svg", { viewBox: "0 0 " + width + " " + height, role: "img", "aria-label": W.axisP + ": " + bins.join(", ") });
    var x = function (p) { return 52 + p * (width - 64); };
    var y = function (count) { return 14 + (most - count) / most * (height - 54); };
    var tick = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(function (each) { return most / each <= 5; }) || 5000;
    var vertical = [];
    for (var mark = 0; mark <= most; mark += tick) vertical.push(mark);
    frame(box, x, y, width, height, [0, 0.2, 0.4, 0.6, 0.8, 1], vertical, W.axisP, W.axisCount);
    bins.forEach(function (count, bin) {
      var bar = drawn("rect", { class: "bin", x: x(bin / 20) + 1, width: (width - 64) / 20 - 2, y: y(count), height: y(0) - y(count) });
      bar.appendChild(drawn("title", {}, String(count)));
      box.appendChild(bar);
    });
    box.appendChild(drawn("line", { class: "limit plain", x1: x(0), x2: x(1), y1: y(all / 20), y2: y(all / 20) }));
    place.appendChild(box);
    place.appendChild(legendOf([["limit plain", W.byChance]]));
  }

  // The filters.
  function option(select, value, text) {
    var made = element("option", "", text);
    made.value = value;
    select.appendChild(made);
  }
  option(byId("f-indicator"), "-1", W.all);
  D.indicators.forEach(function (_, index) { option(byId("f-indicator"), String(index), title(index)); });
  option(byId("f-verdict"), "-1", W.all);
  D.verdicts.forEach(function (verdict, index) { option(byId("f-verdict"), String(index), verdict.symbol + " " + verdict.cell); });
  D.levels.forEach(function (level, index) {
    if (level.code !== "insufficient") option(byId("f-verdict"), String(index + 100), W.level + ": " + level.symbol + " " + level.cell);
  });
  option(byId("f-group"), "", W.all);
  option(byId("f-group"), "watched", W.watched);
  option(byId("f-group"), "others", W.others);
  var municipalities = D.units.map(function (data) { return data.municipality; }).filter(function (name, index, all) {
    return name && all.indexOf(name) === index;
  });
  if (municipalities.length > 1) municipalities.sort(collator.compare).forEach(function (name) { option(byId("f-group"), "m:" + name, name); });
  ["name", "code", "worse", "better"].forEach(function (key) { option(byId("f-sort"), key, W.sorts[key]); });
  var timer = 0;
  byId("f-school").addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () {
      state.school = byId("f-school").value.trim().toLowerCase();
      render();
    }, 120);
  });
  [["f-indicator", "indicator", Number], ["f-verdict", "verdict", Number], ["f-group", "group", String],
    ["f-sort", "sort", String]].forEach(function (filter) {
    byId(filter[0]).addEventListener("change", function () {
      state[filter[1]] = filter[2](byId(filter[0]).value);
      render();
    });
  });
  var form = document.querySelector(".tools");
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () {
    state = { school: "", indicator: -1, verdict: -1, group: "", sort: "name" };
    setTimeout(render, 0);
  });
  render();
})();
