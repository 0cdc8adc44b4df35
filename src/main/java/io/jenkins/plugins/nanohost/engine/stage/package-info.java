/** What each of the four stages needs of its run: definition, ledger, machine, log, waits, findings. The stages are the packages in it. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
