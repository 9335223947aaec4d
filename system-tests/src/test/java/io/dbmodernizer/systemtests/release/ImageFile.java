package io.dbmodernizer.systemtests.release;

/**
 * An entry of a layer.
 *
 * @param path path without a slash at the begin or the end
 * @param directory whether it is a folder
 * @param mode permissions, as in chmod
 * @param user number of the owner
 * @param group number of the group
 * @param modified time of the change, seconds since 1970
 */
record ImageFile(String path, boolean directory, int mode, long user, long group, long modified) {}
