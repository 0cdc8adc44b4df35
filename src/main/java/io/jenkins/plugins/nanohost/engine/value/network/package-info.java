/** Values of networks: addresses, prefixes, ports, switches. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.value.network;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
