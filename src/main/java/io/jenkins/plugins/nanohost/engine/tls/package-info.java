/** The certificates of a Docker endpoint: made for one host, the authority's key forgotten at once. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.tls;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
