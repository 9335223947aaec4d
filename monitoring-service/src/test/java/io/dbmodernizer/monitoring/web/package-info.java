/** Tests. */
@NullMarked
package io.dbmodernizer.monitoring.web;

import org.jspecify.annotations.NullMarked;
