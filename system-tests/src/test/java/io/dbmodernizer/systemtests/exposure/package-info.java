/**
 * What a running platform shows to others on its machine and on the network: listening sockets,
 * file modes, command lines, answers.
 */
@NullMarked
package io.dbmodernizer.systemtests.exposure;

import org.jspecify.annotations.NullMarked;
