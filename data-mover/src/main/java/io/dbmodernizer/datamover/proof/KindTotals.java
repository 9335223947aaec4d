package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.object.MovableKind;

/**
 * The objects of one kind in numbers.
 *
 * @param kind the kind
 * @param inSource the number on the source
 * @param equal the number that is the same on both sides
 * @param different the number with another definition on the target
 * @param inAnotherState the number with the same definition in another state: a sequence behind the
 *     source's, a trigger that is enabled on one side only
 * @param missing the number that the target lacks
 * @param onTargetOnly the number that the source lacks
 * @param notCompared the number that was not compared; the report has the reasons
 */
public record KindTotals(
    MovableKind kind,
    int inSource,
    int equal,
    int different,
    int inAnotherState,
    int missing,
    int onTargetOnly,
    int notCompared) {}
