// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

import java.time.LocalDate;
import java.util.List;

/** The application's pages. */
final class FitnessPages {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#16261d;--soft:#55675c;--line:#cfdad3;--card:#fff;\
      --back:#eff5f1;--leaf:#1f6f4a;--on:#fff}
      @media(prefers-color-scheme:dark){:root{--ink:#e6f0ea;--soft:#a0b3a8;--line:#3a4a41;\
      --card:#18221d;--back:#0f1613;--leaf:#63c295;--on:#08130d}}
      *{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);\
      font:1rem/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
      header,main{max-width:44rem;margin:0 auto;padding:1rem 1.25rem}
      header{display:flex;flex-wrap:wrap;gap:1.25rem;align-items:baseline;padding-top:2rem}
      header b{font-size:1.15rem;margin-right:auto}a{color:var(--leaf)}
      section{background:var(--card);border:1px solid var(--line);border-radius:.9rem;\
      padding:1.5rem;margin:0 0 1rem}
      h1{font-size:1.6rem;margin:0 0 .4rem}h2{margin:0;font-size:1.1rem}p{margin:.3rem 0 1rem}
      .soft{color:var(--soft)}form{display:flex;flex-wrap:wrap;gap:.8rem;align-items:end}
      label{display:grid;gap:.25rem;font-weight:600;font-size:.9rem}
      input{font:inherit;color:inherit;background:transparent;padding:.5rem .7rem;\
      border:1px solid var(--line);border-radius:.5rem}
      button{font:inherit;font-weight:600;color:var(--on);background:var(--leaf);border:0;\
      border-radius:.5rem;padding:.6rem 1.1rem;cursor:pointer}
      :focus-visible{outline:3px solid var(--leaf);outline-offset:2px}
      table{width:100%;border-collapse:collapse}td,th{text-align:left;padding:.5rem .4rem;\
      border-bottom:1px solid var(--line)}td+td,th+th{text-align:right;font-variant-numeric:tabular-nums}
      """;

  private FitnessPages() {}

  static String home() {
    return page(
        "Fitness",
        """
        <section><h1>Count what you walk</h1>
        <p class="soft">A small application behind the gateway. It has no login of its own: the \
        gateway knows who you are and what you may see.</p>
        <p><a href="/free/steps">Your steps</a>, for everybody who is signed in<br>
        <a href="/premium/workout">Workouts</a>, for those with the role premium</p></section>
        """);
  }

  static String steps(String name, List<StepCount> days, LocalDate today) {
    StringBuilder rows = new StringBuilder();
    for (StepCount day : days) {
      rows.append("<tr><td>").append(day.day()).append("</td><td>");
      rows.append("%,d".formatted(day.count())).append("</td></tr>\n");
    }
    String table =
        days.isEmpty()
            ? "<p class=\"soft\">Nothing yet. Write down your first day.</p>"
            : "<table><thead><tr><th>Day</th><th>Steps</th></tr></thead><tbody>"
                + rows
                + "</tbody></table>";
    return page(
        "Your steps",
        """
        <section><h1>Steps of %s</h1>
        <form method="post" action="/free/steps">
        <label>Day<input type="date" name="day" value="%s" required></label>
        <label>Steps<input type="number" name="count" min="1" max="200000" required></label>
        <button type="submit">Add</button></form></section>
        <section>%s</section>
        """
            .formatted(escaped(name), today, table));
  }

  static String workouts(String name, List<Workout> workouts) {
    StringBuilder list = new StringBuilder();
    for (Workout workout : workouts) {
      list.append("<section><h2>")
          .append(escaped(workout.title()))
          .append("</h2><p class=\"soft\">");
      list.append(workout.minutes()).append(" minutes</p><p>");
      list.append(escaped(workout.what())).append("</p></section>\n");
    }
    return page("Workouts", "<h1>Workouts for %s</h1>\n%s".formatted(escaped(name), list));
  }

  private static String page(String title, String content) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title><style>%s</style></head>
    <body><header><b>Fitness</b><a href="/free/steps">Steps</a>
    <a href="/premium/workout">Workouts</a><a href="/auth/account">Account</a>
    <a href="/auth/logout">Sign out</a></header>
    <main>%s</main></body></html>
    """
        .formatted(title, STYLE, content);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
