package io.dbmodernizer.datamover.transfer;

/**
 * The objects of one kind of a source, compared with a target.
 *
 * @param inSource the number of objects of the source
 * @param equal the number that the target has as the source has them
 * @param different the number that the target has with another definition
 * @param inAnotherState the number whose position or state differs
 * @param missing the number that the target lacks
 * @param leftOut the number that does not move
 */
public record KindCounts(
    int inSource, int equal, int different, int inAnotherState, int missing, int leftOut) {

  /** A kind that the source does not have. */
  public static final KindCounts NONE = new KindCounts(0, 0, 0, 0, 0, 0);
}
