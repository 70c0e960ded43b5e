'use strict';
// Every chart draws the table that stands below it, so that both say the same. Without this file the tables are still there.
(() => {
  const charts = [];

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const value = cell => cell.dataset.value === undefined ? null : Number(cell.dataset.value);
  const minus = text => text.replace('-', '−');
  const short = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1});
  const compact = amount => minus(short.format(amount));

  function read(figure) {
    const table = figure.querySelector('table');
    return {
      heads: [...table.tHead.rows[0].cells].map(cell => cell.textContent),
      rows: [...table.tBodies[0].rows].map(row => ({
        name: row.cells[0].textContent.trim(),
        at: value(row.cells[0]),
        kind: row.dataset.kind || '',
        values: [...row.cells].slice(1).map(value),
        texts: [...row.cells].slice(1).map(cell => cell.textContent.trim())
      }))
    };
  }

  function base() {
    return {
      animation: false,
      textStyle: {fontFamily: 'inherit', color: colour('ink')},
      grid: {left: 8, right: 16, top: 24, bottom: 8, containLabel: true},
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: colour('paper'), borderColor: colour('line'),
        textStyle: {color: colour('ink'), fontSize: 12}
      },
      aria: {enabled: false}
    };
  }

  function axis(more) {
    return Object.assign({
      axisLine: {lineStyle: {color: colour('axis')}}, axisTick: {show: false},
      axisLabel: {color: colour('quiet'), hideOverlap: true, fontSize: 11},
      nameTextStyle: {color: colour('quiet')},
      splitLine: {lineStyle: {color: colour('line')}}
    }, more);
  }

  const categories = (names, more) => axis(Object.assign({type: 'category', data: names, splitLine: {show: false}}, more));
  const amounts = more => axis(Object.assign({type: 'value', axisLabel: {color: colour('quiet'), fontSize: 11, formatter: compact}}, more));
  const hatched = () => ({symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: colour('paper')});

  // A step from one level to the next is up to two pieces, one on each side of 0.
  function waterfall({rows}, width) {
    const known = rows.filter(row => row.kind !== 'unknown');
    const room = (width - 60) / known.length - 4;
    const above = [], below = [], aboveBase = [], belowBase = [];
    let level = 0;
    for (const row of known) {
      const from = row.kind === 'total' ? 0 : level;
      const to = row.kind === 'total' ? row.values[0] : level + row.values[0];
      level = to;
      const low = Math.min(from, to), high = Math.max(from, to);
      const paint = {color: row.kind === 'total' ? colour('bar-total') : row.values[0] < 0 ? colour('bar-loss') : colour('bar')};
      aboveBase.push(Math.max(0, low));
      above.push({value: Math.max(0, high) - Math.max(0, low), itemStyle: paint});
      belowBase.push(Math.min(0, high));
      below.push({value: Math.min(0, low) - Math.min(0, high), itemStyle: paint});
    }
    const clear = {itemStyle: {color: 'transparent'}, emphasis: {disabled: true}, silent: true};
    const bar = data => ({type: 'bar', stack: 'steps', barWidth: '62%', data});
    const label = {show: true, position: 'top', color: colour('ink'), fontSize: 11, formatter: at => compact(known[at.dataIndex].values[0])};
    return Object.assign(base(), {
      tooltip: Object.assign(base().tooltip, {
        trigger: 'axis', axisPointer: {type: 'shadow'},
        formatter: points => known[points[0].dataIndex].name + '\n' + known[points[0].dataIndex].texts[0]
      }),
      xAxis: categories(known.map(row => row.name), {axisLabel: {
        color: colour('quiet'), fontSize: room < 50 ? 9 : 11, interval: 0, width: room, overflow: 'break', lineHeight: 13,
        rotate: room < 44 ? 60 : 0
      }}),
      yAxis: amounts(),
      series: [Object.assign(bar(aboveBase), clear), Object.assign(bar(above), {label}), Object.assign(bar(belowBase), clear), bar(below)]
    });
  }

  // A month without a figure has no row; it still takes its time.
  function withGaps(rows) {
    const all = [];
    for (const row of rows) {
      for (let before = all[all.length - 1]; before && next(before.name) < row.name.slice(0, 7); before = all[all.length - 1]) {
        all.push({name: next(before.name), kind: '', values: [null], texts: ['no figure']});
      }
      all.push(row);
    }
    return all;
  }

  function next(name) {
    const month = Number(name.slice(5, 7));
    return month === 12 ? String(Number(name.slice(0, 4)) + 1).padStart(4, '0') + '-01' : name.slice(0, 5) + String(month + 1).padStart(2, '0');
  }

  function months(table) {
    const rows = withGaps(table.rows);
    const last = row => row.values[row.values.length - 1];
    return Object.assign(base(), {
      tooltip: Object.assign(base().tooltip, {
        trigger: 'axis', axisPointer: {type: 'shadow'},
        formatter: points => {
          const row = rows[points[0].dataIndex];
          return row.name + '\n' + row.texts[row.texts.length - 1];
        }
      }),
      xAxis: categories(rows.map(row => row.name.slice(0, 7))),
      yAxis: amounts(),
      series: [{
        type: 'bar', barMaxWidth: 44,
        data: rows.map(row => ({
          value: last(row),
          itemStyle: {
            color: last(row) < 0 ? colour('bar-loss') : colour('bar'), borderRadius: 3,
            decal: row.kind === 'partial' ? hatched() : undefined
          }
        }))
      }]
    });
  }

  function histogram({rows}) {
    return Object.assign(base(), {
      tooltip: Object.assign(base().tooltip, {
        trigger: 'axis', axisPointer: {type: 'shadow'},
        formatter: points => rows[points[0].dataIndex].name + '\n' + rows[points[0].dataIndex].texts[0] + ' customers'
      }),
      xAxis: categories(rows.map(row => row.name), {axisLabel: {color: colour('quiet'), fontSize: 11, hideOverlap: true, formatter: text => text.split(' to ')[0]}}),
      yAxis: axis({type: 'value', minInterval: 1}),
      series: [{
        type: 'bar', barCategoryGap: '6%',
        data: rows.map(row => ({value: row.values[0], itemStyle: {color: row.kind === 'loss' ? colour('bar-loss') : colour('bar')}}))
      }]
    });
  }

  function whale({rows}) {
    const peak = rows.find(row => row.kind === 'peak');
    return Object.assign(base(), {
      tooltip: Object.assign(base().tooltip, {
        trigger: 'axis',
        formatter: points => rows[points[0].dataIndex].name + ' customers\n' + rows[points[0].dataIndex].texts[0]
      }),
      xAxis: axis({type: 'value', max: 'dataMax', splitLine: {show: false}}),
      yAxis: amounts(),
      series: [{
        type: 'line', showSymbol: false, lineStyle: {color: colour('bar'), width: 2.5}, itemStyle: {color: colour('bar')},
        areaStyle: {color: colour('bar'), opacity: .12},
        data: rows.map(row => [row.at, row.values[0]]),
        markPoint: peak ? {
          symbol: 'circle', symbolSize: 10, itemStyle: {color: colour('bar-loss')},
          label: {position: 'top', color: colour('ink'), fontSize: 11, formatter: 'peak ' + compact(peak.values[0])},
          data: [{coord: [peak.at, peak.values[0]]}]
        } : undefined
      }]
    });
  }

  function scatter({rows}) {
    const edge = Math.max(0, ...rows.map(row => Math.max(row.values[0], row.values[1])));
    const points = (kind, paint, symbol) => ({
      type: 'scatter', name: kind, symbol, symbolSize: symbol === 'circle' ? 7 : 9, itemStyle: {color: paint, opacity: .75},
      data: rows.filter(row => (row.values[2] < 0) === (kind === 'loss')).map(row => ({value: [row.values[0], row.values[1]], row}))
    });
    return Object.assign(base(), {
      tooltip: Object.assign(base().tooltip, {
        trigger: 'item',
        formatter: point => 'customer ' + point.data.row.name + '\nrevenue ' + point.data.row.texts[0]
          + '\ncost to serve ' + point.data.row.texts[1] + '\nprofit ' + point.data.row.texts[2]
      }),
      legend: {data: ['profit', 'loss'], top: 0, right: 8, textStyle: {color: colour('quiet')}},
      grid: {left: 8, right: 24, top: 44, bottom: 22, containLabel: true},
      xAxis: amounts({name: 'net revenue', nameLocation: 'middle', nameGap: 26}),
      yAxis: amounts({name: 'cost to serve', nameTextStyle: {color: colour('quiet'), align: 'left'}}),
      series: [
        points('profit', colour('bar'), 'circle'),
        points('loss', colour('bar-loss'), 'triangle'),
        {
          type: 'line', name: 'break-even', data: [[0, 0], [edge, edge]], showSymbol: false, silent: true,
          lineStyle: {type: 'dashed', color: colour('axis'), width: 1.5}, tooltip: {show: false}
        }
      ]
    });
  }

  function curves({heads, rows}) {
    const dashes = ['solid', 'dashed', 'dotted'];
    const paints = ['#4c6ef5', '#e8590c', '#0ca678', '#ae3ec9', '#f08c00', '#1098ad', '#d6336c', '#74b816'];
    return Object.assign(base(), {
      tooltip: Object.assign(base().tooltip, {
        trigger: 'axis',
        formatter: points => [heads[points[0].dataIndex + 1], ...points.map(point => point.seriesName + '  ' + rows[point.seriesIndex].texts[point.dataIndex])].join('\n')
      }),
      legend: {type: 'scroll', top: 0, textStyle: {color: colour('quiet')}, pageTextStyle: {color: colour('quiet')}},
      grid: {left: 8, right: 16, top: 40, bottom: 8, containLabel: true},
      xAxis: categories(heads.slice(1)),
      yAxis: amounts(),
      series: rows.map((row, at) => ({
        type: 'line', name: row.name, data: row.values, showSymbol: row.values.length < 2, symbolSize: 5,
        lineStyle: {type: dashes[at % dashes.length], width: 2}, itemStyle: {color: paints[at % paints.length]},
        markLine: at > 0 ? undefined : {
          silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: colour('axis'), type: 'dashed'}, data: [{yAxis: 0}]
        }
      }))
    });
  }

  const kinds = {waterfall, months, histogram, whale, scatter, curves};

  function draw(figure) {
    const plot = figure.querySelector('.plot');
    plot.hidden = false;
    const chart = echarts.init(plot);
    const paint = () => chart.setOption(kinds[figure.dataset.chart](read(figure), plot.clientWidth), true);
    paint();
    figure.querySelector('.twin').open = false;
    charts.push({chart, paint});
    new ResizeObserver(() => {
      chart.resize();
      paint();
    }).observe(plot);
  }

  function announce() {
    const news = document.querySelector('[data-announce]');
    if (news) {
      document.getElementById('live').textContent = news.firstChild.textContent + (news.querySelector('b') || {textContent: ''}).textContent;
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    if (window.echarts) {
      document.querySelectorAll('figure[data-chart]').forEach(draw);
    }
    const filters = document.querySelector('.filters');
    if (filters && matchMedia('(max-width: 640px)').matches) {
      filters.open = false;
    }
    document.body.dataset.ready = 'yes';
  });
  document.addEventListener('htmx:afterSettle', announce);
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.xhr.status >= 400) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
      event.detail.selectOverride = '.message';
      event.detail.swapOverride = 'innerHTML';
    }
  });
  document.addEventListener('htmx:sendError', () => {
    const results = document.getElementById('results');
    results.textContent = 'The service does not answer. What was shown is gone; try again.';
    results.className = 'message';
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(each => each.paint()));
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(each => { each.open = true; }));
})();
