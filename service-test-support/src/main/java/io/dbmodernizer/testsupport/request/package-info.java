/** Requests and commands as users publish them, and the events that answer them. */
@NullMarked
package io.dbmodernizer.testsupport.request;

import org.jspecify.annotations.NullMarked;
