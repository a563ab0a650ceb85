import { PassThrough } from 'streamx';

/**
 * A throttle that lets everything pass. The stock one counts requests as
 * uploads, so an upload limit of 0 freezes downloads; limits are the upload
 * gate's business.
 */
export class ThrottleGroup {
  throttle() {
    return new PassThrough();
  }

  setEnabled() {}

  setRate() {}

  destroy() {}
}
