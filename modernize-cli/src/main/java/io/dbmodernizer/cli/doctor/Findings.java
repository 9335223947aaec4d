package io.dbmodernizer.cli.doctor;

import io.dbmodernizer.cli.doctor.Finding.Level;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.verify.ServiceAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All results of an examination. */
public final class Findings {
  private static final Set<String> GOOD = Set.of("PASSED", "NOT_APPLICABLE");

  private final List<Finding> all = new ArrayList<>();

  /** Adds a result. */
  public void add(Finding finding) {
    all.add(finding);
  }

  /** Adds results. */
  public void addAll(List<Finding> findings) {
    all.addAll(findings);
  }

  /**
   * Adds what the services say of a request: credentials, rights, secrets, runtime and source.
   *
   * @param answers answers to {@code POST /preflight}
   */
  public void addPreflight(List<ServiceAnswer> answers) {
    for (ServiceAnswer answer : answers) {
      String area = "request, " + answer.service();
      JsonNode report = answer.report();
      if (report == null) {
        add(Finding.problem(area, answer.problem(), "start the service, or correct --services"));
        continue;
      }
      int good = 0;
      for (JsonNode row : report.path("rows")) {
        if (GOOD.contains(row.path("outcome").asString(""))) {
          good++;
        } else {
          add(
              Finding.problem(
                  area + ", " + row.path("check").asString(""),
                  (row.path("subject").asString("") + ": " + row.path("message").asString(""))
                      .replaceFirst("^: ", ""),
                  row.path("remedy").asString("")));
        }
      }
      add(Finding.ok(area, good + " checks passed"));
    }
  }

  /** Returns whether anything does not work. */
  public boolean hasProblem() {
    return all.stream().anyMatch(finding -> finding.level() == Level.PROBLEM);
  }

  /**
   * Prints the results for people.
   *
   * @param terminal the terminal
   */
  public void print(Terminal terminal) {
    for (Finding finding : all) {
      terminal.say(
          styleOf(finding.level()),
          "%-8s %s: %s"
              .formatted(
                  finding.level().name().toLowerCase(Locale.ROOT),
                  finding.area(),
                  finding.found()));
      if (!finding.remedy().isEmpty()) {
        terminal.say("         remedy: " + finding.remedy());
      }
    }
    long problems = all.stream().filter(each -> each.level() == Level.PROBLEM).count();
    terminal.say(
        problems == 0 ? Style.GOOD : Style.BAD,
        switch ((int) problems) {
          case 0 -> "No problem was found.";
          case 1 -> "1 problem was found.";
          default -> problems + " problems were found.";
        });
  }

  /** Returns the results for programs: {@code items} with area, level, found and remedy. */
  public JsonNode document() {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    ArrayNode items = document.putArray("items");
    for (Finding finding : all) {
      items
          .addObject()
          .put("area", finding.area())
          .put("level", finding.level().name())
          .put("found", finding.found())
          .put("remedy", finding.remedy());
    }
    return document;
  }

  private static Style styleOf(Level level) {
    return switch (level) {
      case OK -> Style.GOOD;
      case WARNING -> Style.WAITING;
      case PROBLEM -> Style.BAD;
      case SKIPPED -> Style.DIM;
    };
  }
}
