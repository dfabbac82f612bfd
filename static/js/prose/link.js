/* Links, without what opens them while one writes. */

import { Link as Given } from "../../django_prose_editor/editor.js";

export const Link = Given.extend({
  addKeyboardShortcuts: () => ({}),
}).configure({ openOnClick: false, enableTarget: false, protocols: ["mailto"], defaultProtocol: "https" });
