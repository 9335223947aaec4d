/** The same tests of the whole data plane on each product: on H2, and on a SQL Server in Docker. */
@NullMarked
package io.dbmodernizer.datamover.suite;

import org.jspecify.annotations.NullMarked;
