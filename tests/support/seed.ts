import fc from "fast-check";
import { seed } from "../properties/parameters.ts";

fc.configureGlobal({ seed });
