/** Bytes on the machine: hashed, unzipped, verified. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.transfer;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
