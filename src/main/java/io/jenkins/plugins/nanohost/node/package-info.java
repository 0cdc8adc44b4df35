/** What a Jenkins node tells about its machine. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.node;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
