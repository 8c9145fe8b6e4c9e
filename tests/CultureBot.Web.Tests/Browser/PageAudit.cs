using Microsoft.Playwright;

namespace CultureBot.Web.Tests.Browser;

/// <summary>What a page must have to be usable by everybody, read from the page as the browser made it.</summary>
internal static class PageAudit
{
    /// <summary>
    /// What is wrong, a line each: names, landmarks, headings, ids, width, and contrast below 4.5:1 (3:1 where large); and what axe-core finds
    /// that is serious or critical.
    /// </summary>
    public static async Task<string[]> RunAsync(IPage page) => [.. await page.EvaluateAsync<string[]>(Script), .. await Axe.FindAsync(page)];

    private const string Script =
        """
        () => {
          const wrong = [];
          const seen = e => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
          const called = e => (e.getAttribute('aria-label') || [...(e.labels || [])].map(l => l.textContent).join('') || '').trim();
          const all = selector => [...document.querySelectorAll(selector)].filter(seen);
          for (const e of all('input:not([type=hidden]), textarea, select')) if (!called(e)) wrong.push('no label: ' + e.outerHTML.slice(0, 90));
          for (const e of all('a[href], button')) if (!called(e) && !e.textContent.trim()) wrong.push('no words: ' + e.outerHTML.slice(0, 90));
          if (all('h1').length !== 1) wrong.push(all('h1').length + ' h1');
          if (all('main').length !== 1) wrong.push(all('main').length + ' main');
          if (!document.documentElement.lang) wrong.push('no language');
          if (!document.title) wrong.push('no title');
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) wrong.push('id twice: ' + id);
          for (const e of document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]'))
            for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls'])
              for (const id of (e.getAttribute(name) || '').split(' ').filter(x => x))
                if (!document.getElementById(id)) wrong.push(name + ' names nothing: ' + id);
          if (document.documentElement.scrollWidth > innerWidth) wrong.push('wider than the window: ' + document.documentElement.scrollWidth);

          const channels = text => {
            const n = text.match(/[\d.]+/g).map(Number);
            return text.startsWith('color(') ? [n[0] * 255, n[1] * 255, n[2] * 255, n[3] ?? 1] : [n[0], n[1], n[2], n[3] ?? 1];
          };
          const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
          const behind = e => {
            const layers = [];
            for (let x = e; x; x = x.parentElement) {
              const c = channels(getComputedStyle(x).backgroundColor.replace('color(srgb', 'color('));
              layers.push(c);
              if (c[3] === 1) break;
            }
            return layers.reduceRight((below, top) => over(top, below), [255, 255, 255, 1]);
          };
          const light = c => {
            const [r, g, b] = c.slice(0, 3).map(x => x / 255).map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const e = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || !seen(e) || e.closest('.spoken, datalist, script, dialog, :disabled')) continue;
            const style = getComputedStyle(e);
            const back = behind(e);
            const [a, b] = [light(over(channels(style.color.replace('color(srgb', 'color(')), back)), light(back)];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const size = parseFloat(style.fontSize);
            const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            if (ratio < least) wrong.push(`contrast ${ratio.toFixed(2)}: ` + texts.currentNode.data.trim().slice(0, 40));
          }

          return wrong;
        }
        """;
}
