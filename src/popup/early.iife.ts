/** What is done while all other scripts of the page are still on their way. */
import './early-modules';
import './early-view';
import './early-keys';
import './early-rows';
import './early-dates';
