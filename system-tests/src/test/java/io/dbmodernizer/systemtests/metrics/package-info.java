/** What the services measure, beside the page, the alert rules and the dashboard that name it. */
@org.jspecify.annotations.NullMarked
package io.dbmodernizer.systemtests.metrics;
