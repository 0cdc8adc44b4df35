/** The account that a container host needs, from Jenkins' credentials store. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.credentials;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
