/**
 * A running platform as a test sees it: publish requests, watch statuses and events. Used by the
 * tests.
 */
@NullMarked
package io.dbmodernizer.systemtests.platform;

import org.jspecify.annotations.NullMarked;
