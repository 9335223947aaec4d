package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.util.List;

/** Reports the rights that the source's login lacks. No request can accept them. */
final class RightFindings {

  private RightFindings() {}

  /**
   * Lists the findings, one for each right.
   *
   * @param rights the rights on the tables to move
   */
  static List<Finding> find(ReadingRights rights) {
    return rights.missing().stream().map(right -> finding(right, rights.login())).toList();
  }

  private static Finding finding(CheckedRight right, String login) {
    return SourceAssessor.finding(
        rule(right.right()),
        right.missing().get(0).object(),
        right.consequence(login),
        right.remedy());
  }

  private static AssessmentRule rule(ReadingRight right) {
    return switch (right) {
      case VIEW_DEFINITION -> AssessmentRule.HIDDEN_DEFINITION;
      case SELECT -> AssessmentRule.UNREADABLE_TABLE;
      case UNMASK -> AssessmentRule.MASKED_VALUES;
      case ALL_ROWS -> AssessmentRule.FILTERED_ROWS;
    };
  }
}
