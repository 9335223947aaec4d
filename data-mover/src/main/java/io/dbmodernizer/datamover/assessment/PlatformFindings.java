package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.PlatformRule;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reports features that Azure SQL Database lacks, as one finding for each rule. */
final class PlatformFindings {

  private static final int MOST_NAMES = 5;

  private PlatformFindings() {}

  static List<Finding> find(List<PlatformUse> uses) {
    Map<PlatformRule, List<String>> objects = new EnumMap<>(PlatformRule.class);
    uses.forEach(
        use -> objects.computeIfAbsent(use.rule(), rule -> new ArrayList<>()).add(use.object()));
    List<Finding> findings = new ArrayList<>();
    objects.forEach(
        (rule, names) -> {
          PlatformExplanation explanation = PlatformExplanation.of(rule);
          findings.add(
              new Finding(
                  explanation.severity(),
                  rule.name(),
                  names.get(0),
                  explanation.meaning() + ": " + ShortenedList.of(names, MOST_NAMES),
                  explanation.remedy()));
        });
    return findings;
  }
}
