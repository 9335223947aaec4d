/** Microsoft's example requests, and what has to be there before they can be sent. */
@NullMarked
package io.dbmodernizer.systemtests.contract.example;

import org.jspecify.annotations.NullMarked;
