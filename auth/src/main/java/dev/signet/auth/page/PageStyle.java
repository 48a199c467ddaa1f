// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.page;

import dev.signet.auth.secret.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The look of our pages: one style sheet within the page, allowed by its hash, so that a page is
 * one request and needs no path.
 */
final class PageStyle {
  static final String CSS =
      """
      :root{color-scheme:light dark;--ink:#1c2230;--soft:#566073;--line:#c9d0dc;--field:#fff;\
      --card:#fff;--back:#eef1f6;--seal:#9a2b2b;--press:#7d2020;--on:#fff;--warn:#fdf0ef;--link:#8a2626}
      @media(prefers-color-scheme:dark){:root{--ink:#e9ecf3;--soft:#a5aec0;--line:#414a5c;\
      --field:#161b25;--card:#1d2330;--back:#12161e;--seal:#c2504b;--press:#d4655f;--on:#14090a;\
      --warn:#36201f;--link:#eb9a94}}
      *{box-sizing:border-box}
      body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;\
      background:var(--back);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,\
      "Noto Sans",sans-serif;padding:max(1rem,9vh) 1rem 2rem}
      main{width:100%;max-width:27rem;background:var(--card);border:1px solid var(--line);\
      border-radius:.9rem;padding:2rem;box-shadow:0 1px 2px #0000000f,0 12px 32px -12px #0000002e}
      main.wide{max-width:46rem}
      main.wide button:not(.quiet){width:auto}
      .mark{display:flex;align-items:center;gap:.6rem;font-weight:650;letter-spacing:.01em;\
      margin:0 0 1.4rem;color:var(--ink)}
      .mark svg{width:1.9rem;height:1.9rem;flex:none;color:var(--seal)}
      h1{font-size:1.45rem;line-height:1.25;margin:0 0 .35rem;letter-spacing:-.01em;text-wrap:balance}
      h2{font-size:1.05rem;margin:1.8rem 0 .5rem}
      p{margin:.35rem 0 1rem}
      .soft{color:var(--soft)}
      label{display:block;font-weight:600;margin:1rem 0 .3rem}
      input{width:100%;font:inherit;color:inherit;background:var(--field);border:1px solid var(--line);\
      border-radius:.5rem;padding:.6rem .75rem}
      input[aria-invalid=true]{border-color:var(--seal)}
      .hint{font-size:.875rem;color:var(--soft);margin:.35rem 0 0}
      form+.hint,.button+.hint{margin-top:1.1rem}
      button,.button{display:inline-block;width:100%;margin-top:1.5rem;font:inherit;font-weight:600;\
      text-align:center;text-decoration:none;color:var(--on);background:var(--seal);border:0;\
      border-radius:.5rem;padding:.7rem 1rem;cursor:pointer}
      button:hover,.button:hover{background:var(--press)}
      button.quiet{width:auto;margin:0;padding:.35rem .8rem;color:var(--ink);background:transparent;\
      border:1px solid var(--line)}
      button.quiet:hover{border-color:var(--seal);color:var(--link)}
      :focus-visible{outline:3px solid var(--seal);outline-offset:2px}
      .problem{background:var(--warn);border-left:4px solid var(--seal);border-radius:.4rem;\
      padding:.75rem 1rem;margin:1rem 0}
      .problem p{margin:.2rem 0 0}
      .note{border-left:4px solid var(--line);padding:.2rem 0 .2rem 1rem;margin:1rem 0}
      a{color:var(--link)}
      code{font:0.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
      pre{background:var(--back);border-radius:.5rem;padding:.7rem .9rem;white-space:pre-wrap;margin:.4rem 0 1rem}
      table{width:100%;border-collapse:collapse;font-size:.95rem}
      th,td{text-align:left;padding:.55rem .6rem .55rem 0;border-bottom:1px solid var(--line);\
      vertical-align:middle}
      th{color:var(--soft);font-weight:600}
      td:last-child{text-align:right;padding-right:0}
      .roles{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem;padding:0;margin:.3rem 0}
      .roles li{border:1px solid var(--line);border-radius:1rem;padding:.1rem .7rem;font-size:.9rem}
      footer{margin-top:1.2rem;font-size:.85rem;color:var(--soft);text-align:center}
      """;

  /** A ring with a seal on it. */
  static final String MARK =
      """
      <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.4" \
      aria-hidden="true"><circle cx="16" cy="20.5" r="8.5"/><path d="M10.2 9.2 12.6 4h6.8l2.4 5.2-5.8 \
      4.6z" fill="currentColor" stroke-linejoin="round"/></svg>\
      """;

  private static final String HASH =
      Base64.getEncoder().encodeToString(RandomSecret.sha256(CSS.getBytes(StandardCharsets.UTF_8)));

  /**
   * Nothing but this style and forms to ourselves: no script, no image, no frame, no other address.
   */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + HASH
          + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private PageStyle() {}
}
