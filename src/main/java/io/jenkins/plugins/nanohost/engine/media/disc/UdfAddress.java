package io.jenkins.plugins.nanohost.engine.media.disc;

/** Where a UDF structure is: a block in a partition. The partition is given by its index in the volume's partition maps. */
record UdfAddress(int partition, long block) {}
