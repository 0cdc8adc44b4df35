/** Files and folders on the machine: who can read them and how they are replaced. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.file;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
