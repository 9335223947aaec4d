/** Databases that stand for those on premises, served by this process. Used by the tests. */
@NullMarked
package io.dbmodernizer.systemtests.source;

import org.jspecify.annotations.NullMarked;
