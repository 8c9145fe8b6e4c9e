// Draws the pictures of a page in its own colours, again when those or its width change, and hands them out as PNG.
(() => {
  'use strict';

  // Okabe and Ito's, which people with any colour vision can tell apart; a shape goes with each.
  const hues = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];
  const shapes = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'];

  const looks = {
    plain: { hue: 2, dash: null, width: 2 },
    dashed: { hue: 0, dash: [8, 5], width: 2 },
    dotted: { hue: 1, dash: [1, 6], width: 3 },
    dashDotted: { hue: 5, dash: [10, 5, 1, 5], width: 3 },
    fine: { hue: 3, dash: [3, 4], width: 1.5 },
  };

  const paper = { ink: '#1F2430', muted: '#5B6472', line: '#E4E1DA', surface: '#FFFFFF' };
  const family = getComputedStyle(document.body).fontFamily;

  function screen() {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(Object.keys(paper).map(name => [name, style.getPropertyValue('--' + name).trim()]));
  }

  const channels = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
  const mix = (one, other, share) => {
    const [a, b] = [channels(one), channels(other)];
    return 'rgb(' + a.map((x, i) => Math.round(x * share + b[i] * (1 - share))).join(',') + ')';
  };
  const hue = (number, colours) => mix(hues[number % hues.length], colours.ink, 0.85);
  const shade = (share, colours) => mix(hues[0], colours.surface, 0.08 + 0.47 * Math.max(0, Math.min(1, share)));

  const number = value => value.toLocaleString(document.documentElement.lang || 'en', { maximumFractionDigits: 1 });
  const withUnit = (value, unit) => number(value) + (unit === '%' ? '\u2009%' : unit ? ' ' + unit : '');
  const figure = (point, unit) =>
    withUnit(point.value, unit) + (point.low == null ? '' : ' (' + number(point.low) + '–' + withUnit(point.high, unit) + ')');

  const text = (colours, size = 13) => ({ color: colours.ink, fontFamily: family, fontSize: size });
  const axis = colours => ({
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { ...text(colours), color: colours.muted },
    splitLine: { lineStyle: { color: colours.line } },
    nameTextStyle: { ...text(colours), color: colours.muted },
  });
  const pointed = (colours, words) => ({
    renderMode: 'richText', confine: true, backgroundColor: colours.surface, borderColor: colours.line, textStyle: text(colours), formatter: words,
  });

  // Diagonal lines over a place that is not shown.
  function hatch(x, y, width, height, colours) {
    const lines = [];
    for (let at = -height; at < width; at += 8) {
      lines.push({ type: 'line', shape: { x1: x + at, y1: y + height, x2: x + at + height, y2: y }, style: { stroke: colours.muted, lineWidth: 1, opacity: 0.5 } });
    }
    return { type: 'group', clipPath: { type: 'rect', shape: { x, y, width, height } }, children: lines, silent: true };
  }

  const draw = {
    trend(d, colours, width) {
      const names = Math.min(160, 7.5 * Math.max(...d.lines.map(line => line.name.length)) + 16);
      const series = d.lines.flatMap((line, i) => {
        const colour = hue(i, colours);
        const values = pick => line.points.map(point => point && pick(point) != null ? pick(point) : '-');
        const band = line.points.some(point => point && point.low != null);
        const edge = { type: 'line', stack: 'band' + i, stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } };
        return [
          ...(band ? [
            { ...edge, data: values(point => point.low) },
            { ...edge, data: values(point => point.low == null ? null : point.high - point.low), areaStyle: { color: colour, opacity: 0.16 } },
          ] : []),
          {
            type: 'line', name: line.name, data: values(point => point.value), symbol: shapes[i % shapes.length], symbolSize: 9, showAllSymbol: true,
            lineStyle: { color: colour, width: 2 }, itemStyle: { color: colour },
            endLabel: { show: width > 480, formatter: line.name, ...text(colours), width: names, overflow: 'break' },
            labelLayout: { moveOverlap: 'shiftY' },
          },
        ];
      });
      const wide = width > 480;
      return {
        grid: { left: 8, right: wide ? names + 8 : 16, top: wide || d.lines.length < 2 ? 24 : 24 + 24 * Math.ceil(d.lines.length / 2), bottom: 8, containLabel: true },
        legend: { show: !wide && d.lines.length > 1, data: d.lines.map(line => line.name), top: 0, left: 0, textStyle: text(colours), selectedMode: false },
        xAxis: { type: 'category', data: d.times, boundaryGap: d.times.length < 2, ...axis(colours), splitLine: { show: false } },
        yAxis: { type: 'value', min: 0, max: d.most ?? null, interval: d.most ? d.most / 4 : null, splitNumber: 4, ...axis(colours), axisLabel: { ...axis(colours).axisLabel, formatter: v => withUnit(v, d.unit) } },
        tooltip: {
          trigger: 'axis',
          ...pointed(colours, items => {
            const at = items[0].dataIndex;
            return [d.times[at], ...d.lines.filter(line => line.points[at]).map(line => line.name + ': ' + figure(line.points[at], d.unit))].join('\n');
          }),
        },
        series,
      };
    },

    bars(d, colours, width) {
      const most = d.most ?? Math.max(1, ...d.bars.flatMap(bar => [bar.value ?? 0, bar.high ?? 0]));
      const names = Math.min(width * 0.4, 260);
      return {
        grid: { left: 8, right: 88, top: 8, bottom: 8, containLabel: true },
        xAxis: { type: 'value', min: 0, max: most, show: false },
        yAxis: {
          type: 'category', inverse: true, data: d.bars.map(bar => bar.name), ...axis(colours), splitLine: { show: false },
          axisLabel: { ...text(colours), width: names, overflow: 'break', interval: 0 },
        },
        tooltip: { trigger: 'item', ...pointed(colours, item => d.bars[item.dataIndex].name + ': ' + (d.bars[item.dataIndex].value == null ? '–' : figure(d.bars[item.dataIndex], d.unit))) },
        series: [{
          type: 'custom',
          data: d.bars.map((bar, i) => [i]),
          encode: { y: 0, x: -1 },
          renderItem: (params, api) => {
            const bar = d.bars[params.dataIndex];
            const [x0, y] = api.coord([0, params.dataIndex]);
            const at = value => api.coord([value, params.dataIndex])[0];
            const tall = Math.min(20, api.size([0, 1])[1] * 0.6);
            if (bar.value == null) return hatch(x0, y - tall / 2, at(most) - x0, tall, colours);
            const whole = { type: 'rect', shape: { x: x0, y: y - tall / 2, width: at(most) - x0, height: tall }, style: { fill: colours.line, opacity: d.most == null ? 0 : 1 } };
            const value = { type: 'rect', shape: { x: x0, y: y - tall / 2, width: Math.max(1, at(bar.value) - x0), height: tall }, style: { fill: hues[0] } };
            const range = bar.low == null ? [] : [{
              type: 'line', shape: { x1: at(bar.low), y1: y, x2: at(bar.high), y2: y }, style: { stroke: colours.ink, lineWidth: 3 },
            }];
            const label = { type: 'text', style: { text: withUnit(bar.value, d.unit), x: at(most) + 8, y, fill: colours.ink, font: '600 13px ' + family, verticalAlign: 'middle' } };
            return { type: 'group', children: [whole, value, ...range, label] };
          },
        }],
      };
    },

    heat(d, colours, width) {
      const names = Math.min(280, width * 0.38, 24 + 9 * Math.max(...d.rows.map(row => row.length)));
      const cells = d.rows.flatMap((_, row) => d.columns.map((_, column) => [column, row]));
      return {
        grid: { left: names + 8, right: 8, top: 108, bottom: 8 },
        xAxis: { type: 'category', position: 'top', data: d.columns, ...axis(colours), splitLine: { show: false }, axisLabel: { ...text(colours), interval: 0, rotate: 40, width: 140, overflow: 'truncate' } },
        yAxis: { type: 'category', inverse: true, data: d.rows, ...axis(colours), splitLine: { show: false }, axisLabel: { ...text(colours), interval: 0, width: names - 8, overflow: 'break', lineHeight: 16 } },
        tooltip: {
          trigger: 'item',
          ...pointed(colours, item => {
            const value = d.cells[item.value[1]][item.value[0]];
            return d.rows[item.value[1]] + '\n' + d.columns[item.value[0]] + ': ' + (value == null ? '–' : withUnit(value.value, d.unit));
          }),
        },
        series: [{
          type: 'custom',
          data: cells,
          renderItem: (params, api) => {
            const [column, row] = cells[params.dataIndex];
            const value = d.cells[row][column];
            const [x, y] = api.coord([column, row]);
            const [wide, tall] = api.size([1, 1]);
            const place = { x: x - wide / 2 + 1, y: y - tall / 2 + 1, width: wide - 2, height: tall - 2 };
            if (value == null) return hatch(place.x, place.y, place.width, place.height, colours);
            return {
              type: 'group',
              children: [
                { type: 'rect', shape: place, style: { fill: shade(value.least / d.most, colours) } },
                { type: 'text', style: { text: wide > 34 ? number(value.value) : '', x, y, fill: colours.ink, font: '13px ' + family, align: 'center', verticalAlign: 'middle' } },
              ],
            };
          },
        }],
      };
    },

    graph(d, colours, width) {
      const names = Math.min(200, width * 0.3);
      const row = 28;
      const legend = (Math.max(d.left.length, d.right.length) + 1) * row;
      const [start, end] = [names + 8, width - names - 8];
      const middle = at => at * row + row / 2;
      const stroke = look => ({ stroke: hue(looks[look].hue, colours), lineWidth: looks[look].width, lineDash: looks[look].dash, lineCap: 'round', fill: null });
      const name = (words, x, at, align) => ({
        type: 'text', silent: true,
        style: { text: words, x, y: middle(at), fill: colours.ink, font: '13px ' + family, align, verticalAlign: 'middle', width: names, overflow: 'truncate' },
      });
      const children = [
        ...d.lines.map(line => ({
          type: 'bezierCurve', name: line.words,
          shape: { x1: start, y1: middle(line.from), cpx1: (start + end) / 2, cpy1: middle(line.from), cpx2: (start + end) / 2, cpy2: middle(line.to), x2: end, y2: middle(line.to) },
          style: stroke(line.look),
        })),
        ...d.left.map((words, at) => name(words, names, at, 'right')),
        ...d.right.map((words, at) => name(words, width - names, at, 'left')),
        ...d.legend.flatMap((one, at) => [
          { type: 'line', silent: true, shape: { x1: 8, y1: legend + at * 24 + 8, x2: 56, y2: legend + at * 24 + 8 }, style: stroke(one.look) },
          { type: 'text', silent: true, style: { text: one.words, x: 68, y: legend + at * 24 + 8, fill: colours.ink, font: '13px ' + family, verticalAlign: 'middle' } },
        ]),
      ];
      return {
        xAxis: { show: false, min: 0, max: 1 },
        yAxis: { show: false, min: 0, max: 1 },
        tooltip: { trigger: 'item', ...pointed(colours, item => item.name || '') },
        series: [{ type: 'custom', data: [[0, 0]], renderItem: () => ({ type: 'group', children }) }],
      };
    },
  };

  // In pixels; the width is at least what keeps words and cells apart, and the space around it scrolls.
  const size = {
    trend: () => ({ height: 320, least: 0 }),
    bars: d => ({ height: 16 + 36 * d.bars.length, least: 0 }),
    heat: d => ({ height: 116 + 40 * d.rows.length, least: 240 + 44 * d.columns.length }),
    graph: d => ({ height: 28 * (Math.max(d.left.length, d.right.length) + 1) + 24 * d.legend.length, least: 340 }),
  };

  class Picture {
    constructor(place) {
      this.place = place;
      this.drawing = JSON.parse(place.dataset.picture);
      this.size = size[this.drawing.kind](this.drawing);
      place.hidden = false;
      place.style.height = this.size.height + 'px';
      place.style.minWidth = this.size.least + 'px';
      this.chart = echarts.init(place, null, { renderer: 'canvas' });
      this.show(screen());
      new ResizeObserver(() => {
        if (place.clientWidth !== this.chart.getWidth()) {
          this.chart.resize();
          this.show(screen());
        }
      }).observe(place);
    }

    show(colours) {
      this.chart.setOption({ animation: false, ...draw[this.drawing.kind](this.drawing, colours, this.chart.getWidth()) }, { notMerge: true });
    }

    // With its title and measure, so that it can be understood where it is shown alone.
    save(id, title, measure) {
      const scale = 2;
      const [wide, tall] = [Math.max(this.chart.getWidth(), 480), this.chart.getHeight()];
      this.show(paper);
      const drawn = this.chart.renderToCanvas({ pixelRatio: scale, backgroundColor: paper.surface });
      this.show(screen());
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      const wrap = (words, font) => {
        context.font = font;
        return words.split(/\s+/).reduce((lines, word) => {
          const longer = (lines.at(-1) + ' ' + word).trim();
          return context.measureText(longer).width <= wide - 32 ? [...lines.slice(0, -1), longer] : [...lines, word];
        }, ['']);
      };
      const [large, small] = ['600 18px ' + family, '13px ' + family];
      const lines = [...wrap(title, large).map(words => [words, large, paper.ink, 24]), ...wrap(measure, small).map(words => [words, small, paper.muted, 18])];
      const head = 24 + lines.reduce((sum, line) => sum + line[3], 0);
      canvas.width = wide * scale;
      canvas.height = (head + tall + 16) * scale;
      context.scale(scale, scale);
      context.fillStyle = paper.surface;
      context.fillRect(0, 0, wide, head + tall + 16);
      let y = 12;
      for (const [words, font, colour, height] of lines) {
        context.font = font;
        context.fillStyle = colour;
        y += height;
        context.fillText(words, 16, y - 6);
      }
      context.drawImage(drawn, 0, head, this.chart.getWidth(), tall);
      canvas.toBlob(blob => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = id + '.png';
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      });
    }
  }

  const pictures = [...document.querySelectorAll('[data-picture]')].map(place => new Picture(place));
  const showAll = colours => pictures.forEach(picture => picture.show(colours));

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => showAll(screen()));
  addEventListener('beforeprint', () => showAll(paper));
  addEventListener('afterprint', () => showAll(screen()));

  for (const button of document.querySelectorAll('[data-picture-png]')) {
    const frame = document.getElementById(button.dataset.picturePng);
    const picture = pictures.find(one => frame.contains(one.place));
    if (!picture) continue;
    button.hidden = false;
    button.addEventListener('click', () => picture.save(frame.id, frame.querySelector('h2').textContent, frame.querySelector('[data-picture-measure]').textContent));
  }
})();
