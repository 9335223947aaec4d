package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.Script;

/**
 * An object that the target lacks, or a state of one that differs.
 *
 * @param id the object
 * @param finding the kind of the finding if the change is not made
 * @param script the statements that make the change
 */
public record ObjectChange(ObjectId id, UnmovedKind finding, Script script) {}
