/** What a migration writes to Kafka, by the number of its tables. */
@NullMarked
package io.dbmodernizer.systemtests.growth;

import org.jspecify.annotations.NullMarked;
