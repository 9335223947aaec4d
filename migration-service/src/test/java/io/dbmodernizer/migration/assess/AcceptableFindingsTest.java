package io.dbmodernizer.migration.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.request.AcceptableFindings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AcceptableFindingsTest {

  @Test
  void aRequestCanAcceptExactlyWhatChangesHowMovedTablesBehave() {
    assertThat(AcceptableFindings.CODES)
        .containsExactlyElementsOf(
            Arrays.stream(UnmovedKind.values())
                .filter(kind -> kind.effect() == UnmovedKind.Effect.BEHAVIOUR)
                .map(UnmovedKind::name)
                .toList());
  }
}
