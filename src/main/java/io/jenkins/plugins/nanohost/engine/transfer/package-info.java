/** Work on files of the machine: hashing, unzipping, verifying. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.transfer;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
