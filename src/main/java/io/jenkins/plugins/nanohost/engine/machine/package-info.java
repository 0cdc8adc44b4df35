/** The port to a Hyper-V machine: one operation, one request record, one result record. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.machine;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
