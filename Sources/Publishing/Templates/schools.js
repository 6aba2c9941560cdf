"use strict";
(function () {
  var V = window.vekha, D = V.data, S = D.schools;
  if (!S) return;
  var W = S.words, element = V.element, fill = V.fill;
  var byId = function (id) { return document.getElementById(id); };
  // Field names of a packed recommendation, in order.
  var FIELDS = ["key", "finding", "cause", "measure", "term", "responsible", "expected", "control", "reason", "done", "addressee",
    "grade", "status", "top", "flags", "evidence"];
  var LEVEL = ["indicator", "verdict", "years", "share", "counts", "others", "expected", "words"];
  var units = {};
  D.units.forEach(function (data, unit) { if (!data.group) units["school-" + data.code] = unit; });
  function page(unit) { return S.pages[unit - S.first]; }
  function unpacked(packed, names) {
    var made = {};
    names.forEach(function (name, index) { made[name] = packed[index]; });
    return made;
  }
  function recommendations(unit) {
    return page(unit).recommendations.map(function (packed) { return unpacked(packed, FIELDS); });
  }
  function paragraphs(place, texts, className) {
    (texts || []).forEach(function (text) { place.appendChild(element("p", className || "", text)); });
  }
  function chip(verdict) {
    var made = element("span", "chip " + (verdict ? verdict.code : "none"), verdict ? verdict.symbol : "");
    made.setAttribute("aria-hidden", "true");
    return made;
  }
  // Evidence: a finding of the map opens its card, one of another chapter leads there.
  function evidence(place, unit, list, finding) {
    if (!list.length) return;
    place.appendChild(element("span", "", W.evidence + ": "));
    items(place, unit, list.slice(0, 3), finding);
    if (list.length <= 3) return;
    var more = element("details"), rest = list.slice(3);
    more.appendChild(element("summary", "", fill(W.moreEvidence, { count: rest.length })));
    more.addEventListener("toggle", function () {
      if (more.open && more.childNodes.length === 1) items(more, unit, rest, finding);
    });
    place.appendChild(more);
  }
  function items(place, unit, list, finding) {
    list.forEach(function (item, index) {
      var id = item[0], plugin = id.split(":")[0], made;
      // What the deficit says already is named by its finding alone.
      var isTold = id && finding.indexOf(item[2]) >= 0, text = isTold ? id : item[2];
      if (item[1] >= 0) {
        made = element("button", "evidence", text);
        made.type = "button";
        made.addEventListener("click", function () { V.open(unit, item[1], made); });
      } else if (id && byId(plugin)) {
        made = element("a", "", text);
        made.href = "#" + plugin;
      } else {
        made = element("span", "", text);
      }
      if (id) made.title = id;
      place.appendChild(made);
      if (id && !isTold) place.appendChild(element("small", "", " " + id));
      if (index < list.length - 1) place.appendChild(document.createTextNode("; "));
    });
  }
  function table(heads, rows) {
    var box = element("div", "scroll"), made = element("table", "sheet words"), head = made.createTHead().insertRow();
    heads.forEach(function (text) {
      var th = element("th", "", text);
      th.scope = "col";
      head.appendChild(th);
    });
    var body = made.createTBody();
    rows.forEach(function (cells) {
      var tr = body.insertRow();
      cells.forEach(function (cell) {
        var td = tr.insertCell();
        if (typeof cell === "string") td.textContent = cell; else td.appendChild(cell);
      });
    });
    box.appendChild(made);
    return box;
  }

  // The page of one school, drawn when it is opened.
  var drawn = {
    intro: function (place, unit) { paragraphs(place, [page(unit).lead]); },
    level: function (place, unit) {
      var levels = page(unit).levels.map(function (packed) { return unpacked(packed, LEVEL); });
      if (!levels.length) { paragraphs(place, [W.noResults]); return; }
      // Where nothing is compared with the other schools, nothing is said of them.
      var compared = levels.some(function (level) { return level.verdict >= 0; });
      paragraphs(place, [W.levelHelp + (compared ? " " + W.expectedHelp : "")], "note");
      var all = function (cells) { return compared ? cells : cells.slice(0, 4); };
      place.appendChild(table(all(S.levelHeads), levels.map(function (level) {
        var said = element("span");
        if (level.verdict >= 0) said.appendChild(chip(D.levels[level.verdict]));
        said.appendChild(document.createTextNode(" " + level.words));
        return all([V.title(level.indicator), level.years, level.share, level.counts, level.others, level.expected, said]);
      })));
    },
    change: function (place, unit) {
      D.indicators.forEach(function (_, indicator) {
        var row = V.cell(unit, indicator);
        if (!row || !row.sentence) return;
        var made = element("p"), button = element("button", "evidence", V.title(indicator));
        button.type = "button";
        button.addEventListener("click", function () { V.open(unit, indicator, button); });
        made.appendChild(chip(row.verdict >= 0 ? D.verdicts[row.verdict] : null));
        made.appendChild(document.createTextNode(" "));
        made.appendChild(button);
        made.appendChild(document.createTextNode(". " + row.sentence.slice(0, row.changeLength)));
        place.appendChild(made);
      });
    },
    programme: function (place, unit) {
      paragraphs(place, page(unit).programme);
      if (page(unit).promised) place.appendChild(table(S.programmeHeads, page(unit).promised));
    },
    alike: function (place, unit) { paragraphs(place, page(unit).alike); },
    measures: function (place, unit) {
      var all = recommendations(unit), top = all.filter(function (item) { return item.top; });
      if (!top.length) paragraphs(place, [W.noMeasures]);
      var list = element("ol");
      top.forEach(function (item) {
        var li = element("li");
        li.appendChild(element("b", "", item.measure));
        li.appendChild(document.createTextNode(" (" + standing(item) + ")"));
        var about = element("div", "note", item.finding + " ");
        evidence(about, unit, item.evidence, item.finding);
        li.appendChild(about);
        if (item.cause) li.appendChild(element("p", "note", item.cause));
        list.appendChild(li);
      });
      place.appendChild(list);
      var more = all.filter(counts).length - top.length;
      if (more > 0) paragraphs(place, [fill(W.more, { count: more })], "note");
    },
    conclusion: function () {}
  };
  function counts(item) {
    var code = S.statuses[item.status][0];
    return code !== "rejected" && code !== "withdrawn";
  }
  function standing(item) {
    return [S.grades[item.grade][1], S.statuses[item.status][1]].concat(item.flags).join("; ");
  }
  function draw(details) {
    if (details.dataset.done) return;
    details.dataset.done = "1";
    var unit = units[details.id], texts = page(unit).texts || {};
    var body = element("div", "body");
    if (D.units[unit].full !== D.units[unit].name) body.appendChild(element("p", "note", D.units[unit].full));
    S.sections.forEach(function (section) {
      var part = element("section");
      drawn[section[0]](part, unit);
      paragraphs(part, texts[section[0]], "own");
      if (!part.childNodes.length) return;
      if (section[1]) part.insertBefore(element("h3", "", section[1]), part.firstChild);
      body.appendChild(part);
    });
    details.appendChild(body);
  }
  var list = byId("school-list");
  list.addEventListener("toggle", function (event) {
    if (event.target.open && event.target.id in units) draw(event.target);
  }, true);
  function go() {
    var details = location.hash.slice(1) in units ? byId(location.hash.slice(1)) : null;
    if (!details) return;
    details.hidden = false;
    draw(details);
    details.open = true;
    details.scrollIntoView();
  }
  window.addEventListener("hashchange", go);
  // A second click on the link of a school changes no address.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#school-']");
    if (link && link.getAttribute("href") === location.hash) setTimeout(go, 0);
  });

  // All recommendations of the schools that the map shows.
  var STEP = 200, limit = STEP, shownUnits = [];
  function option(select, value, text) {
    var made = element("option", "", text);
    made.value = value;
    select.appendChild(made);
  }
  [["r-addressee", S.addressees], ["r-status", S.statuses]].forEach(function (filter) {
    option(byId(filter[0]), "-1", D.words.all);
    filter[1].forEach(function (pair, index) { option(byId(filter[0]), String(index), pair[1]); });
    byId(filter[0]).addEventListener("change", function () { limit = STEP; drawTable(); });
  });
  function drawTable() {
    var addressee = Number(byId("r-addressee").value), status = Number(byId("r-status").value);
    var rows = [];
    shownUnits.forEach(function (unit) {
      recommendations(unit).forEach(function (item) {
        if ((addressee < 0 || item.addressee === addressee) && (status < 0 || item.status === status)) rows.push([unit, item]);
      });
    });
    var place = byId("r-table");
    place.textContent = "";
    if (rows.length) place.appendChild(table(S.heads, rows.slice(0, limit).map(function (row) {
      var unit = row[0], item = row[1], link = element("a", "", D.units[unit].name), deficit = element("div");
      link.href = "#school-" + D.units[unit].code;
      deficit.appendChild(element("p", "", item.finding));
      if (item.evidence.length) {
        var about = element("div", "note");
        evidence(about, unit, item.evidence, item.finding);
        deficit.appendChild(about);
      }
      if (item.cause) deficit.appendChild(element("p", "note", item.cause));
      var stand = [S.statuses[item.status][1]].concat(item.flags);
      if (item.reason) stand.push(W.reason + ": " + item.reason);
      if (item.done) stand.push(W.done + ": " + item.done);
      return [link, S.addressees[item.addressee][1], deficit, item.measure, item.term, item.responsible, item.expected,
        item.control, S.grades[item.grade][1], stand.join("; ")];
    })));
    byId("r-shown").textContent = fill(W.shown, { shown: Math.min(limit, rows.length), all: rows.length });
    byId("r-more").hidden = rows.length <= limit;
    byId("r-more").textContent = fill(W.showMore, { count: rows.length - limit });
  }
  byId("r-more").addEventListener("click", function () { limit += STEP; drawTable(); });

  V.rendered = function (schools) {
    var wanted = {}, made = document.createDocumentFragment();
    schools.forEach(function (unit) {
      wanted[unit] = true;
      made.appendChild(byId("school-" + D.units[unit].code));
    });
    Object.keys(units).forEach(function (id) {
      if (!wanted[units[id]]) made.appendChild(byId(id));
    });
    list.appendChild(made);
    Object.keys(units).forEach(function (id) { byId(id).hidden = !wanted[units[id]]; });
    shownUnits = schools;
    limit = STEP;
    drawTable();
  };
  V.rendered(V.schools());
  go();
})();
