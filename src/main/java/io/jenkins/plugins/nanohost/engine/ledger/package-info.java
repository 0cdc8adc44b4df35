/** What was made for a host on this machine: written atomically, one writer per host, readable by a person. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.ledger;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
