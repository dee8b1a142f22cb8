using System.Net;
using System.Text.Json;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;

namespace PdBot.Host.Documents;

/// <summary>The page of an evidence pack that says how to verify it, and verifies the log itself in any browser, without a network.</summary>
internal static class VerifyPage
{
    public static string Of(Report report, Organisation organisation, IReadOnlyList<LogRow> rows) => $$$"""
        <!doctype html>
        <html lang="zh-Hant-TW">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <title>{{{report.Number}}} 證據包驗證說明</title>
        <style>
        body { font: 1rem/1.7 "Noto Sans TC", "Microsoft JhengHei", system-ui, sans-serif; color: #242424; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #d1d1d1; }
        code, pre { background: #f5f5f5; padding: .1rem .3rem; overflow-wrap: anywhere; } pre { padding: .8rem; white-space: pre-wrap; }
        label { display: inline-block; padding: .5rem 1rem; background: #5b5fc7; color: #fff; border-radius: 4px; cursor: pointer; }
        input:focus-visible + label { outline: 3px solid #242424; } .quiet { position: absolute; opacity: 0; }
        #verdict { font-weight: bold; font-size: 1.1rem; min-height: 1.7rem; } .good { color: #0b6a0b; } .bad { color: #b10e1c; }
        [lang=en] { color: #616161; }
        </style>
        </head>
        <body>
        <h1>{{{WebUtility.HtmlEncode(organisation.Title.ZhTw)}}}　{{{report.Number}}}　證據包驗證說明</h1>
        <p>本證據包含案件文件（documents/）、處理紀錄（log.jsonl，共 {{{rows.Count}}} 筆）、檔案雜湊清單（manifest.json）及本說明。以下驗證均毋須網路，亦毋須 PdBot。</p>
        <p lang="en">This pack holds the documents, the log (log.jsonl, {{{rows.Count}}} entries), the sums of all files (manifest.json) and this page. Nothing below needs a network or PdBot.</p>
        <h2>一、驗證處理紀錄 <span lang="en">Verify the log</span></h2>
        <p>請選取本資料夾之 <code>log.jsonl</code>，由瀏覽器逐筆驗算：<span lang="en">Choose log.jsonl; the browser checks every row.</span></p>
        <input class="quiet" type="file" id="file" accept=".jsonl"><label for="file">選取 log.jsonl / Choose the file</label>
        <p id="verdict" role="status" aria-live="polite"></p>
        <p>最後一筆之雜湊應為（請與機關另行保存之值核對）：<span lang="en">The last hash should be (compare it with a copy kept elsewhere):</span></p>
        <pre>{{{(rows.Count > 0 ? rows[^1].Hash : "")}}}</pre>
        <p>每筆之 <code>hash</code> 為下列文字之 UTF-8 位元組的 SHA-256（小寫十六進位），各部分之間無空白：<span lang="en">Each hash is the SHA-256 of these bytes, without spaces in between:</span></p>
        <pre>&lt;previousHash&gt;{"report":"&lt;report&gt;","sequence":&lt;sequence&gt;,"type":"&lt;type&gt;","data":&lt;data&gt;}</pre>
        <h2>二、驗證檔案 <span lang="en">Verify the files</span></h2>
        <p>計算各檔之 SHA-256，與 manifest.json 所列相符即未經更動：<span lang="en">Compute the SHA-256 of each file and compare it with manifest.json:</span></p>
        <pre>Windows：  certutil -hashfile 檔名 SHA256
        macOS、Linux：  shasum -a 256 檔名</pre>
        <script>
        const verdict = document.getElementById('verdict');
        const sha = async text => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))].map(b => b.toString(16).padStart(2, '0')).join('');
        document.getElementById('file').addEventListener('change', async event => {
          const rows = (await event.target.files[0].text()).split('\n').filter(line => line).map(JSON.parse);
          let previous = '', n = 0;
          for (const row of rows) {
            n++;
            const text = `${row.previousHash}{"report":"${row.report}","sequence":${row.sequence},"type":"${row.type}","data":${row.data}}`;
            if (row.previousHash !== previous || Number(row.sequence) !== n || await sha(text) !== row.hash) {
              verdict.className = 'bad'; verdict.textContent = `第 ${n} 筆不符，紀錄遭更動 / Row ${n} does not match: the log was changed`; return;
            }
            previous = row.hash;
          }
          const whole = n === {{{rows.Count}}} && previous === {{{JsonSerializer.Serialize(rows.Count > 0 ? rows[^1].Hash : "")}}};
          verdict.className = whole ? 'good' : 'bad';
          verdict.textContent = whole ? `完整：${n} 筆均相符 / Intact: all ${n} rows match` : `筆數或最後雜湊不符 / The number of rows or the last hash differs`;
        });
        </script>
        </body>
        </html>
        """;
}
