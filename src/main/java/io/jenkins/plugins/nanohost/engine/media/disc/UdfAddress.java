package io.jenkins.plugins.nanohost.engine.media.disc;

/** Where a UDF structure is: a block within a partition, the partition by its place among the volume's maps. */
record UdfAddress(int partition, long block) {}
