/** The pages of the documentation: links, names, and the commands that they show. */
@NullMarked
package io.dbmodernizer.systemtests.documents;

import org.jspecify.annotations.NullMarked;
