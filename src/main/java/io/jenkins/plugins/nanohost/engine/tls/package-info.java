/** The certificates of a Docker endpoint: made for one host; the authority's key is not kept. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.tls;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
